namespace SteerCluster.Api.Contracts;

/// <summary>What a retry did.</summary>
/// <param name="Cells">Number of cells that were queued again.</param>
internal sealed record RetryInfo(int Cells);
