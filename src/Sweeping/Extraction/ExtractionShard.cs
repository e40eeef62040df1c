using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Models;

namespace SteerCluster.Sweeping.Extraction;

/// <summary>Takes sequences through the blocks of one shard and reads the layers in its range.</summary>
/// <param name="shard">The loaded blocks.</param>
internal sealed class ExtractionShard(DecoderShard shard)
{
    /// <summary>Runs the blocks of the shard, up to the last layer asked for.</summary>
    /// <param name="chunk">Sequences and layers.</param>
    /// <param name="input">[rows, hidden] after the block before this shard, taken over; null on the first shard.</param>
    /// <param name="cancellation">Asked before every block.</param>
    /// <returns>The rows where later blocks are needed, and [layer in the range][sequences x hidden].</returns>
    public (Tensor? Rows, float[][] Letters) Run(ExtractionChunk chunk, Tensor? input, CancellationToken cancellation)
    {
        var letters = new List<float[]>();
        var layout = BatchLayout.Of(chunk.Sequences.Select(s => s.Length));
        var asked = chunk.Layers.ToHashSet();
        var last = chunk.Layers[^1];
        var residual = input ?? shard.Embed([.. chunk.Sequences.SelectMany(s => s)]);
        try
        {
            for (var layer = shard.Range.First; layer < Math.Min(shard.Range.End, last + 1); layer++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (chunk.ReadInput && asked.Contains(layer))
                {
                    letters.Add(Read(LastRows.Gather(shard.Backend, residual, layout.Sequences)));
                }

                if (layer < last)
                {
                    shard.RunBlock(layer, residual, layout);
                    if (!chunk.ReadInput && asked.Contains(layer))
                    {
                        letters.Add(Read(LastRows.Gather(shard.Backend, residual, layout.Sequences)));
                    }
                }
                else if (!chunk.ReadInput)
                {
                    letters.Add(Read(shard.RunBlockAtLastPositions(layer, residual, layout)));
                }
            }

            var output = last < shard.Range.End ? null : residual;
            residual = output is null ? residual : null;
            return (output, [.. letters]);
        }
        finally
        {
            residual?.Dispose();
        }
    }

    private float[] Read(Tensor rows)
    {
        using (rows)
        {
            var values = new float[rows.Rows * rows.Columns];
            shard.Backend.Read(rows, values);
            return values;
        }
    }
}
