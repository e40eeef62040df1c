namespace SteerCluster.Api.Contracts;

/// <summary>What a sweep costs.</summary>
/// <param name="Passes">Full forward passes of the sweep itself over the eval items, summed over cells.</param>
/// <param name="NaivePasses">The same with one pass for each (layer, strength).</param>
/// <param name="ControlPasses">Passes of control vectors on top.</param>
/// <param name="GeneratedTexts">Texts to generate.</param>
/// <param name="Tokens">Tokens through the whole model.</param>
/// <param name="WeightBytes">Weights of all models.</param>
/// <param name="PeakActivationBytes">Most activations that a chunk of a wave takes.</param>
internal sealed record PlanCost(
    double Passes, double NaivePasses, double ControlPasses, long GeneratedTexts, long Tokens, long WeightBytes, long PeakActivationBytes);
