namespace SteerCluster.ServiceDefaults.Access;

/// <summary>Names of the authorization policies.</summary>
public static class AccessPolicies
{
    /// <summary>Any token.</summary>
    public const string Read = "steercluster.read";

    /// <summary>A token with the scope write.</summary>
    public const string Write = "steercluster.write";

    /// <summary>The claim that holds a scope.</summary>
    internal const string ScopeClaim = "scope";
}
