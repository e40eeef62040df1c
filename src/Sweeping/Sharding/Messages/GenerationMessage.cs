using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Generation;
using SteerCluster.Sweeping.Generation;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>Beginning, steps and end of a batch of texts, whose keys and values stay on the shard under a session's number.</summary>
internal static class GenerationMessage
{
    /// <summary>Positions of a batch; keeps counts of a damaged message from growing without bounds.</summary>
    private const long MostPositions = 1 << 28;

    public static ReadOnlyMemory<byte> WriteBegin(ModelConfig config, BlockRange range, long session, GenerationBatch batch)
    {
        var writer = new MessageWriter(MessageKind.GenerationBegin);
        ShardPlace.Write(writer, config, range);
        writer.Long(session);
        writer.Double(batch.Sampling.Temperature);
        writer.Int(batch.Sampling.TopK);
        writer.Double(batch.Sampling.TopP);
        writer.Int(batch.Sequences.Count);
        foreach (var sequence in batch.Sequences)
        {
            writer.Int(sequence.Capacity);
            writer.Int(sequence.FirstSteered);
            writer.Int(sequence.Layer);
            writer.Double(sequence.Strength);
            writer.List<float>(range.Contains(sequence.Layer) ? sequence.Vector : []);
        }

        return writer.Content;
    }

    /// <exception cref="ShardMessageException">The message is damaged, or for another shard.</exception>
    public static (long Session, GenerationBatch Batch) ReadBegin(MessageReader reader, ModelConfig config, BlockRange range)
    {
        ShardPlace.Check(reader, config, range);
        var session = reader.Long();
        var sampling = new SamplingOptions(reader.Double(), reader.Int(0, int.MaxValue, "top-k"), reader.Double());
        var sequences = new GenerationSequence[reader.Count(24, "a number of texts")];
        for (var i = 0; i < sequences.Length; i++)
        {
            var capacity = reader.Int(1, (int)MostPositions, "a text's positions");
            var first = reader.Int(0, capacity, "the first steered position");
            var layer = reader.Int(0, config.LayerCount - 1, "a text's layer");
            var strength = reader.Double();
            sequences[i] = new GenerationSequence(capacity, first, layer, strength, ShardPlace.Vector(reader, config, range.Contains(layer)));
        }

        var positions = sequences.Sum(s => (long)s.Capacity);
        reader.Require(sequences.Length > 0 && positions <= MostPositions, $"{sequences.Length} texts take {positions} positions");
        reader.End();
        return (session, new GenerationBatch(sequences, sampling));
    }

    public static ReadOnlyMemory<byte> WriteStep(long session, GenerationStep step, BoundaryRows? input)
    {
        var writer = new MessageWriter(MessageKind.GenerationStep, input?.ByteCount ?? 0);
        writer.Long(session);
        writer.List<double>([.. step.Uniforms]);
        foreach (var tokens in step.Tokens)
        {
            writer.List<int>(tokens);
        }

        writer.Rows(input);
        return writer.Content;
    }

    /// <summary>Reads a step of a batch that has used some positions.</summary>
    /// <exception cref="ShardMessageException">The message is damaged, or does not fit the batch.</exception>
    public static (GenerationStep Step, BoundaryRows? Rows) ReadStep(
        MessageReader reader, ModelConfig config, BlockRange range, GenerationBatch batch, IReadOnlyList<int> used)
    {
        var uniforms = reader.List<double>("a number of texts");
        reader.Require(uniforms.Length == batch.Sequences.Count, $"it has {uniforms.Length} texts, and {batch.Sequences.Count} are expected");
        reader.Require(uniforms.All(u => u is >= 0 and < 1), "a number to sample with is not in [0, 1)");
        var tokens = new int[uniforms.Length][];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = ShardPlace.Tokens(reader, config);
            var capacity = batch.Sequences[i].Capacity;
            reader.Require(used[i] + (long)tokens[i].Length <= capacity, $"text {i} has room for {capacity} positions; {used[i] + (long)tokens[i].Length} are needed");
        }

        var step = new GenerationStep(tokens, uniforms);
        reader.Require(step.RowCount > 0, "it has no tokens");
        return (step, reader.Rows(range.First == 0 ? 0 : step.RowCount, config.HiddenSize));
    }

    public static ReadOnlyMemory<byte> WriteEnd(long session)
    {
        var writer = new MessageWriter(MessageKind.GenerationEnd);
        writer.Long(session);
        return writer.Content;
    }
}
