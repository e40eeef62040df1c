namespace SteerCluster.ServiceDefaults.Access;

/// <summary>The tokens that a process accepts.</summary>
public sealed class AccessTokens(IReadOnlyList<AccessToken> tokens)
{
    /// <summary>Not one.</summary>
    public static AccessTokens None { get; } = new([]);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => tokens.Count == 0;

    /// <summary>The widest scope of the tokens that equal a text; null where none does. All are compared, whatever the text is.</summary>
    public AccessScope? Find(string text)
    {
        var hash = AccessToken.Hash(text);
        AccessScope? found = null;
        foreach (var token in tokens)
        {
            if (token.Matches(hash) && (found is null || token.Scope > found))
            {
                found = token.Scope;
            }
        }

        return found;
    }
}
