using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Sharding;

/// <summary>
/// A contiguous range of a model's blocks, in this process (<see cref="LocalShard"/>) or in another
/// (<see cref="Remote.RemoteShard"/>). Every operation takes work through the whole range: rows of the residual stream in
/// (nothing on the first shard, which embeds), rows out, or what is read after the model's last block. The numbers are the
/// same bits wherever the blocks are.
/// </summary>
/// <remarks>
/// Rows that are handed in are taken over, also by a call that fails. A call throws <see cref="OutOfMemoryException"/> where
/// memory does not suffice, so that it can be repeated with less, and <see cref="ArithmeticException"/> where a number is not
/// finite. Calls may come from several threads; the blocks of one device run one call at a time.
/// </remarks>
public interface IModelShard
{
    /// <summary>The model's architecture.</summary>
    ModelConfig Config { get; }

    /// <summary>The blocks.</summary>
    BlockRange Range { get; }

    /// <summary>Bytes of rows that go to it or come from it in one message; null where rows do not travel.</summary>
    long? MessageRowBytes { get; }

    /// <summary>Takes a chunk of a wave through the blocks.</summary>
    /// <param name="chunk">The chunk, the same on every shard.</param>
    /// <param name="input">Rows of the layout before the first block of the range; null on the first shard.</param>
    /// <param name="cancellation">Asked before every block.</param>
    /// <returns>Rows of the layout after the range; on the last shard the readings of all sequences instead.</returns>
    ShardOutput<AnswerReading[]> Run(WaveChunk chunk, BoundaryRows? input, CancellationToken cancellation);

    /// <summary>Takes answer pairs through the blocks, up to the last layer asked for.</summary>
    /// <param name="chunk">The sequences and layers, the same on every shard.</param>
    /// <param name="input">All rows of the sequences; null on the first shard.</param>
    /// <param name="cancellation">Asked before every block.</param>
    /// <returns>
    /// The residual stream at the letters, [layer asked for in the range][sequences x hidden]; and the rows after the range,
    /// where a later block is asked for.
    /// </returns>
    ShardOutput<float[][]> Run(ExtractionChunk chunk, BoundaryRows? input, CancellationToken cancellation);

    /// <summary>Makes room for the keys and values of a batch of texts in the blocks of the range.</summary>
    /// <param name="batch">The batch, the same on every shard.</param>
    /// <param name="cancellation">Stops waiting for the device.</param>
    IGenerationSession Begin(GenerationBatch batch, CancellationToken cancellation);
}
