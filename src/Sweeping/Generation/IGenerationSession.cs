using SteerCluster.Sweeping.Sharding;

namespace SteerCluster.Sweeping.Generation;

/// <summary>A batch of texts on one shard: its keys and values stay there from step to step. Disposing it frees them.</summary>
public interface IGenerationSession : IDisposable
{
    /// <summary>Takes the next tokens of all sequences through the blocks.</summary>
    /// <param name="step">The tokens, the same on every shard.</param>
    /// <param name="input">Their rows, taken over; null on the first shard.</param>
    /// <param name="cancellation">Asked before every block.</param>
    /// <returns>Rows; on the last shard the next token of every sequence instead, 0 for those that have ended.</returns>
    ShardOutput<int[]> Step(GenerationStep step, BoundaryRows? input, CancellationToken cancellation);
}
