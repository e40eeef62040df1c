namespace SteerCluster.Grains.Interfaces.Summaries;

/// <summary>A piece of a result file.</summary>
/// <param name="Path">Relative path, with <c>/</c>.</param>
/// <param name="Length">Bytes of the whole file.</param>
/// <param name="Content">The next bytes of it.</param>
[GenerateSerializer, Immutable, Alias("steercluster.ResultPiece")]
public sealed record ResultPiece([property: Id(0)] string Path, [property: Id(1)] long Length, [property: Id(2)] byte[] Content);
