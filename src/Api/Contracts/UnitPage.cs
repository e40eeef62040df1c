namespace SteerCluster.Api.Contracts;

/// <summary>A part of the units of a sweep.</summary>
/// <param name="Units">The units: models in the order of the sweep file, in each the concepts, in each the layers.</param>
/// <param name="Total">Number of units that the filters let through.</param>
/// <param name="Next">The offset of what follows; null at the end.</param>
internal sealed record UnitPage(IReadOnlyList<UnitInfo> Units, int Total, int? Next);
