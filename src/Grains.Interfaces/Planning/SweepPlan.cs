namespace SteerCluster.Grains.Interfaces.Planning;

/// <summary>What a sweep consists of.</summary>
/// <param name="Cells">Its cells: models in order, in each the concepts.</param>
/// <param name="Warnings">About its data.</param>
/// <param name="Error">Why it cannot be run; null where it can.</param>
[GenerateSerializer, Immutable, Alias("steercluster.SweepPlan")]
public sealed record SweepPlan(
    [property: Id(0)] IReadOnlyList<PlannedCell> Cells,
    [property: Id(1)] IReadOnlyList<string> Warnings,
    [property: Id(2)] string? Error)
{
    /// <summary>The plan of a sweep that cannot be run.</summary>
    /// <param name="error">Why.</param>
    public static SweepPlan Failed(string error) => new([], [], error);
}
