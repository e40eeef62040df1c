namespace SteerCluster.Sweeping.Running;

/// <summary>What a run would do.</summary>
/// <param name="Cells">All (model, concept) cells in order.</param>
/// <param name="Warnings">About data and settings.</param>
/// <param name="Passes">Full forward passes of the sweep itself over the eval items, summed over cells.</param>
/// <param name="NaivePasses">The same with one pass for each (layer, strength).</param>
/// <param name="ControlPasses">
/// Passes of the control vectors on top; where they are measured at the best layer, which is not known yet, the middle of the swept
/// layers stands for it.
/// </param>
/// <param name="GeneratedTexts">Texts to generate.</param>
/// <param name="Tokens">Tokens through the whole model: extraction, sweep and controls.</param>
/// <param name="WeightBytes">Weights of all models on disk.</param>
/// <param name="PeakActivationBytes">Most activations that a chunk of a wave takes.</param>
public sealed record SweepPreview(
    IReadOnlyList<PlannedCell> Cells,
    IReadOnlyList<string> Warnings,
    double Passes,
    double NaivePasses,
    double ControlPasses,
    long GeneratedTexts,
    long Tokens,
    long WeightBytes,
    long PeakActivationBytes);
