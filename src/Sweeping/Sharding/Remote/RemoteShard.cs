using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Sharding.Messages;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>Blocks in another process, behind a transport. Calls wait for the other side, so they belong on the engine's threads.</summary>
public sealed class RemoteShard : IModelShard
{
    private readonly ShardLink _link;

    /// <summary>Refers to a shard; nothing is sent yet.</summary>
    /// <param name="transport">Carries messages to its <see cref="ShardHost"/>.</param>
    /// <param name="config">The model.</param>
    /// <param name="range">The blocks that are there.</param>
    /// <param name="where">The shard in words, for messages: its model, blocks and silo.</param>
    /// <param name="caller">Who calls: a name that no other user of the shard has, at most 255 bytes.</param>
    /// <param name="limits">Bounds, those of the other side; null for the defaults.</param>
    public RemoteShard(IShardTransport transport, ModelConfig config, BlockRange range, string where, string caller, ShardLimits? limits = null)
    {
        (Config, Range) = (config, range);
        _link = new ShardLink(transport, where, caller, limits ?? new ShardLimits());
    }

    /// <inheritdoc/>
    public ModelConfig Config { get; }

    /// <inheritdoc/>
    public BlockRange Range { get; }

    /// <inheritdoc/>
    public long? MessageRowBytes => _link.PartBytes;

    private bool IsLast => Range.End == Config.LayerCount;

    /// <inheritdoc/>
    public ShardOutput<AnswerReading[]> Run(WaveChunk chunk, BoundaryRows? input, CancellationToken cancellation)
    {
        using var rows = input;
        _link.RequireRoom(rows?.ByteCount ?? 0);
        var reply = _link.Call(WaveMessage.Write(Config, Range, chunk, rows), cancellation);
        var readings = WaveMessage.ReadReadings(reply, IsLast ? chunk.Sequences.Count : 0);
        return new(reply.Rows(IsLast ? 0 : chunk.Layout(Range.End - 1).RowCount, Config.HiddenSize), readings);
    }

    /// <inheritdoc/>
    public ShardOutput<float[][]> Run(ExtractionChunk chunk, BoundaryRows? input, CancellationToken cancellation)
    {
        using var rows = input;
        _link.RequireRoom(rows?.ByteCount ?? 0);
        var reply = _link.Call(ExtractionMessage.Write(Config, Range, chunk, rows), cancellation);
        var letters = ExtractionMessage.ReadLetters(reply, chunk.LayersIn(Range), chunk.Sequences.Count * Config.HiddenSize);
        return new(reply.Rows(chunk.Layers[^1] < Range.End ? 0 : chunk.RowCount, Config.HiddenSize), letters);
    }

    /// <inheritdoc/>
    public IGenerationSession Begin(GenerationBatch batch, CancellationToken cancellation)
    {
        var session = _link.NextNumber();
        _link.Call(GenerationMessage.WriteBegin(Config, Range, session, batch), cancellation).End();
        return new RemoteGeneration(_link, Config, Range, session);
    }
}
