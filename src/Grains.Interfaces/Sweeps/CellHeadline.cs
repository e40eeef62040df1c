namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>The headline numbers of a cell.</summary>
/// <param name="BestLayer">Layer with the largest delta.</param>
/// <param name="LayerCount">Blocks of the model.</param>
/// <param name="Delta">Delta at the best layer, nats.</param>
/// <param name="DeltaLow">Lower end of its bootstrap interval; NaN without one.</param>
/// <param name="DeltaHigh">Upper end.</param>
/// <param name="CohensD">Cohen's d at the best layer.</param>
/// <param name="AnswerMass">Mean answer mass at strength 0.</param>
/// <param name="Flags">What should make a reader doubt the numbers.</param>
[GenerateSerializer, Immutable, Alias("steercluster.CellHeadline")]
public sealed record CellHeadline(
    [property: Id(0)] int BestLayer,
    [property: Id(1)] int LayerCount,
    [property: Id(2)] double Delta,
    [property: Id(3)] double DeltaLow,
    [property: Id(4)] double DeltaHigh,
    [property: Id(5)] double CohensD,
    [property: Id(6)] double AnswerMass,
    [property: Id(7)] IReadOnlyList<string> Flags);
