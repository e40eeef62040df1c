using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Sharding;

/// <summary>Blocks in this process. Between two of them on one device rows stay where they are.</summary>
/// <param name="shard">The loaded blocks.</param>
public sealed class LocalShard(DecoderShard shard) : IModelShard
{
    private readonly WaveShard _waves = new(shard);
    private readonly ExtractionShard _extraction = new(shard);

    /// <inheritdoc/>
    public ModelConfig Config => shard.Config;

    /// <inheritdoc/>
    public BlockRange Range => shard.Range;

    /// <inheritdoc/>
    public long? MessageRowBytes => null;

    private IBackend Backend => shard.Backend;

    /// <summary>The shards of a model in this process.</summary>
    public static IReadOnlyList<IModelShard> Of(IReadOnlyList<DecoderShard> shards) => [.. shards.Select(s => new LocalShard(s))];

    /// <inheritdoc/>
    public ShardOutput<AnswerReading[]> Run(WaveChunk chunk, BoundaryRows? input, CancellationToken cancellation)
    {
        using var near = input?.Near(Backend);
        using var turn = BackendTurn.Enter(Backend, cancellation);
        var rows = _waves.Run(chunk, near?.Take(Backend), cancellation);
        if (Range.End < Config.LayerCount)
        {
            return new(BoundaryRows.On(Backend, rows), []);
        }

        using (rows)
        {
            return new(null, _waves.Read(chunk, rows));
        }
    }

    /// <inheritdoc/>
    public ShardOutput<float[][]> Run(ExtractionChunk chunk, BoundaryRows? input, CancellationToken cancellation)
    {
        using var near = input?.Near(Backend);
        using var turn = BackendTurn.Enter(Backend, cancellation);
        var (rows, letters) = _extraction.Run(chunk, near?.Take(Backend), cancellation);
        return new(rows is null ? null : BoundaryRows.On(Backend, rows), letters);
    }

    /// <inheritdoc/>
    public IGenerationSession Begin(GenerationBatch batch, CancellationToken cancellation)
    {
        using var turn = BackendTurn.Enter(Backend, cancellation);
        return new LocalGeneration(shard, batch);
    }
}
