namespace SteerCluster.Api.Contracts;

/// <summary>What a unit waits for.</summary>
/// <param name="State">One of <see cref="CellStates"/>.</param>
/// <param name="Reason">The reason in words.</param>
internal sealed record WhyInfo(string State, string Reason);
