namespace SteerCluster.Api.Contracts;

/// <summary>A wave that a silo runs: all units of one cell.</summary>
/// <param name="Id"><c>sweep/model/concept</c>.</param>
/// <param name="Attempt">1-based number of the attempt.</param>
/// <param name="Phase"><c>loading</c>, <c>vectors</c>, <c>sweep</c>, <c>controls</c> or <c>generation</c>; null before it is known.</param>
/// <param name="Done">Items of the phase done.</param>
/// <param name="Total">Items of the phase.</param>
/// <param name="TokensPerSecond">Tokens through the whole model in a second since it began; null before that is known.</param>
internal sealed record WaveInfo(string Id, int Attempt, string? Phase, int Done, int Total, double? TokensPerSecond);
