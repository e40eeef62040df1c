namespace SteerCluster.Api.Contracts;

/// <summary>The headline numbers of a cell.</summary>
/// <param name="BestLayer">Layer with the largest delta.</param>
/// <param name="LayerCount">Blocks of the model.</param>
/// <param name="Delta">Delta at the best layer, nats.</param>
/// <param name="DeltaLow">Lower end of its bootstrap interval; NaN without one.</param>
/// <param name="DeltaHigh">Upper end.</param>
/// <param name="CohensD">Cohen's d at the best layer.</param>
/// <param name="AnswerMass">Mean answer mass at strength 0.</param>
/// <param name="Flags">What should make a reader doubt the numbers.</param>
internal sealed record HeadlineInfo(
    int BestLayer, int LayerCount, double Delta, double DeltaLow, double DeltaHigh, double CohensD, double AnswerMass, IReadOnlyList<string> Flags);
