namespace SteerCluster.Client.Cluster.Results;

/// <summary>A result file that was downloaded.</summary>
/// <param name="Path">Relative path, with <c>/</c>.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record DownloadedFile(string Path, long Bytes);
