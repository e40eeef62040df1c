using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Sharding;

/// <summary>A shard that calls a test before it takes a chunk of a wave.</summary>
internal sealed class HookedShard(IModelShard inner, Action<WaveChunk, CancellationToken> before) : IModelShard
{
    public ModelConfig Config => inner.Config;

    public BlockRange Range => inner.Range;

    public long? MessageRowBytes => inner.MessageRowBytes;

    public ShardOutput<AnswerReading[]> Run(WaveChunk chunk, BoundaryRows? input, CancellationToken cancellation)
    {
        before(chunk, cancellation);
        return inner.Run(chunk, input, cancellation);
    }

    public ShardOutput<float[][]> Run(ExtractionChunk chunk, BoundaryRows? input, CancellationToken cancellation) => inner.Run(chunk, input, cancellation);

    public IGenerationSession Begin(GenerationBatch batch, CancellationToken cancellation) => inner.Begin(batch, cancellation);
}
