using SteerCluster.Inference.Generation;

namespace SteerCluster.Sweeping.Generation;

/// <summary>Texts that are generated together.</summary>
/// <param name="Sequences">One for each text.</param>
/// <param name="Sampling">How the last shard chooses tokens.</param>
public sealed record GenerationBatch(IReadOnlyList<GenerationSequence> Sequences, SamplingOptions Sampling);
