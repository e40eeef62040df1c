using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Interfaces.Summaries;

/// <summary>A cell whose files are written.</summary>
/// <param name="Headline">Its headline numbers; null where records are missing, so that the cell must be measured again.</param>
/// <param name="Statistics">Its statistics, for the tables over cells.</param>
/// <param name="Error">Why it cannot be written; null where it was, and where records are missing.</param>
[GenerateSerializer, Immutable, Alias("steercluster.CellFiles")]
public sealed record CellFiles([property: Id(0)] CellHeadline? Headline, [property: Id(1)] byte[] Statistics, [property: Id(2)] string? Error = null);
