namespace SteerCluster.Client.Cluster.Connection;

/// <summary>Where the API is, and the token for it.</summary>
/// <param name="Url">Its address, ending in a slash.</param>
/// <param name="Token">The bearer token; null for none.</param>
internal sealed record ApiAddress(Uri Url, string? Token)
{
    /// <summary>Whether a token would travel in the clear to another machine.</summary>
    public bool ExposesToken => Token is not null && Url.Scheme == Uri.UriSchemeHttp && !Url.IsLoopback;
}
