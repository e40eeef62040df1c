namespace SteerCluster.Client.Cluster.Connection;

/// <summary>Nothing answers at the API's address.</summary>
/// <param name="url">The address.</param>
/// <param name="cause">Why.</param>
internal sealed class UnreachableApiException(Uri url, Exception cause) : Exception(
    $"cannot reach the API at {url.ToString().TrimEnd('/')} ({cause.Message.TrimEnd('.')}). Is it running? --api URL, {ConnectionOptions.ApiVariable} or `steer context use` name another; `steer up` starts one here.",
    cause);
