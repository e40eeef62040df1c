using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Extraction;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>Sequences to read the residual stream of.</summary>
internal static class ExtractionMessage
{
    public static ReadOnlyMemory<byte> Write(ModelConfig config, BlockRange range, ExtractionChunk chunk, BoundaryRows? input)
    {
        var writer = new MessageWriter(MessageKind.Extraction, input?.ByteCount ?? 0);
        ShardPlace.Write(writer, config, range);
        writer.Byte(chunk.ReadInput ? (byte)1 : (byte)0);
        writer.List<int>([.. chunk.Layers]);
        writer.Int(chunk.Sequences.Count);
        foreach (var sequence in chunk.Sequences)
        {
            writer.List<int>(sequence);
        }

        writer.Rows(input);
        return writer.Content;
    }

    /// <exception cref="ShardMessageException">The message is damaged, or for another shard.</exception>
    public static (ExtractionChunk Chunk, BoundaryRows? Rows) Read(MessageReader reader, ModelConfig config, BlockRange range)
    {
        ShardPlace.Check(reader, config, range);
        var readInput = reader.Byte();
        reader.Require(readInput <= 1, $"a flag is {readInput}");
        var layers = reader.List<int>("a number of layers");
        var ascending = layers.Zip(layers.Skip(1)).All(p => p.First < p.Second);
        reader.Require(
            layers.Length > 0 && ascending && layers[0] >= 0 && layers[^1] >= range.First && layers[^1] < config.LayerCount,
            $"layers {string.Join(", ", layers)} are not ascending, or not for blocks {range}");
        var sequences = new int[reader.Count(8, "a number of sequences")][];
        for (var i = 0; i < sequences.Length; i++)
        {
            sequences[i] = ShardPlace.Tokens(reader, config);
            reader.Require(sequences[i].Length > 0, $"sequence {i} has no tokens");
        }

        reader.Require(sequences.Length > 0, "it has no sequences");
        var chunk = new ExtractionChunk(sequences, layers, readInput == 1);
        return (chunk, reader.Rows(range.First == 0 ? 0 : chunk.RowCount, config.HiddenSize));
    }

    public static void WriteLetters(MessageWriter writer, float[][] letters)
    {
        writer.Int(letters.Length);
        foreach (var layer in letters)
        {
            writer.List<float>(layer);
        }
    }

    /// <exception cref="ShardMessageException">Letters of other sizes.</exception>
    public static float[][] ReadLetters(MessageReader reader, int layers, int size)
    {
        var letters = new float[reader.Int(layers, layers, "the number of layers")][];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = reader.List<float>("the size of a layer's letters");
            reader.Require(letters[i].Length == size, $"a layer's letters are {letters[i].Length} numbers, and {size} are expected");
        }

        return letters;
    }
}
