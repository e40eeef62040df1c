using System.Security.Cryptography;
using System.Text;

namespace SteerCluster.ServiceDefaults.Access;

/// <summary>A bearer token, kept as its SHA-256 alone.</summary>
public sealed class AccessToken
{
    /// <summary>Shorter tokens are refused: they could be guessed.</summary>
    public const int FewestCharacters = 16;

    private readonly byte[] _hash;

    private AccessToken(string token, AccessScope scope) => (_hash, Scope) = (Hash(token), scope);

    /// <summary>What it allows.</summary>
    public AccessScope Scope { get; }

    /// <summary>Reads <c>TOKEN scope</c>; null where it is no such text.</summary>
    public static AccessToken? Parse(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts is [var token, var scope] && token.Length >= FewestCharacters && token.All(c => c is > ' ' and <= '~')
            ? scope.ToLowerInvariant() switch
            {
                "read" => new AccessToken(token, AccessScope.Read),
                "write" => new AccessToken(token, AccessScope.Write),
                _ => null,
            }
            : null;
    }

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether a hash is this token's, in a time that says nothing of where they differ.</summary>
    internal bool Matches(byte[] hash) => CryptographicOperations.FixedTimeEquals(hash, _hash);
}
