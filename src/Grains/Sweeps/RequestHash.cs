using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Sweeps;

/// <summary>Tells requests apart.</summary>
internal static class RequestHash
{
    private const int HexLength = 16;

    public static string Of(SweepRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes(request.Text));
        Add(hash, Encoding.UTF8.GetBytes(request.BaseFolder));
        Add(hash, [request.AllowCpu ? (byte)1 : (byte)0, (byte)Math.Min(request.Shards, byte.MaxValue)]);
        foreach (var (path, content) in request.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Add(hash, Encoding.UTF8.GetBytes(path));
            Add(hash, content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexLength];
    }

    /// <summary>The length goes in too, so that no two requests look alike.</summary>
    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
