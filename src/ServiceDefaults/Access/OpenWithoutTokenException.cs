namespace SteerCluster.ServiceDefaults.Access;

/// <summary>A process would be open to other machines without asking for a token.</summary>
/// <param name="addresses">The addresses that are not loopback.</param>
public sealed class OpenWithoutTokenException(IEnumerable<string> addresses) : Exception(
    $"No token is configured, and {string.Join(", ", addresses)} can be reached from other machines: "
    + "set SteerCluster:Access:TokenFile or SteerCluster:Access:Tokens, or listen on 127.0.0.1 alone.");
