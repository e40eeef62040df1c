using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>What a sweep would do.</summary>
/// <param name="Cells">All (model, concept) cells in order.</param>
/// <param name="Warnings">About data and conventions.</param>
/// <param name="Passes">Full forward passes over the eval items, fused.</param>
/// <param name="NaivePasses">The same if every (layer, strength) ran its own.</param>
/// <param name="Tokens">Tokens through whole models.</param>
/// <param name="WeightBytes">Bytes of all models' weights.</param>
/// <param name="PeakActivationBytes">Most activations at once.</param>
internal sealed record SweepPreview(
    IReadOnlyList<PlannedCell> Cells,
    IReadOnlyList<string> Warnings,
    double Passes,
    double NaivePasses,
    long Tokens,
    long WeightBytes,
    long PeakActivationBytes);
