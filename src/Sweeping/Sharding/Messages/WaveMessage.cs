using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>A chunk of a wave, complete in itself: the other side lays out the same chunk. Vectors go only where they are injected.</summary>
internal static class WaveMessage
{
    /// <summary>More rows than any device takes; keeps counts of a damaged message from growing without bounds.</summary>
    private const long MostRows = 1 << 26;

    public static ReadOnlyMemory<byte> Write(ModelConfig config, BlockRange range, WaveChunk chunk, BoundaryRows? input)
    {
        var writer = new MessageWriter(MessageKind.Wave, input?.ByteCount ?? 0);
        ShardPlace.Write(writer, config, range);
        writer.Byte((byte)chunk.Positions);
        writer.Int(chunk.Items.Count);
        foreach (var item in chunk.Items.Select(i => chunk.Group.Items[i]))
        {
            writer.List<int>(item.Tokens);
            writer.Int(item.ResponseStart);
            writer.Int(item.TokenA);
            writer.Int(item.TokenB);
        }

        writer.Int(chunk.Units.Count);
        foreach (var unit in chunk.Units.Select(u => chunk.Group.Units[u]))
        {
            writer.Int(unit.Layer);
            writer.List<double>([.. unit.Strengths]);
            writer.List<float>(range.Contains(unit.Layer) ? unit.Vector : []);
        }

        writer.Rows(input);
        return writer.Content;
    }

    /// <exception cref="ShardMessageException">The message is damaged, or for another shard.</exception>
    public static (WaveChunk Chunk, BoundaryRows? Rows) Read(MessageReader reader, ModelConfig config, BlockRange range)
    {
        ShardPlace.Check(reader, config, range);
        var positions = (SteeringPositions)reader.Byte();
        reader.Require(Enum.IsDefined(positions), $"positions {(int)positions} are unknown");
        var items = new EncodedPrompt[reader.Count(16, "a number of items")];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Item(reader, config, i);
        }

        var units = new WaveUnit[reader.Count(12, "a number of units")];
        for (var u = 0; u < units.Length; u++)
        {
            var layer = reader.Int(u == 0 ? 0 : units[u - 1].Layer, config.LayerCount - 1, "a unit's layer");
            var strengths = reader.List<double>("a number of strengths");
            units[u] = new WaveUnit(layer, ShardPlace.Vector(reader, config, range.Contains(layer)), strengths);
        }

        var copies = units.Sum(u => (long)u.Strengths.Count) + 1;
        var most = copies * Math.Max(items.Length, items.Sum(i => (long)i.Length));
        reader.Require(items.Length > 0 && most <= MostRows, $"{items.Length} items with {copies} copies are up to {most} rows");
        var group = new WaveGroup(items, units);
        var chunk = new WaveChunk(group, [.. Enumerable.Range(0, items.Length)], [.. Enumerable.Range(0, units.Length)], positions, config.LayerCount);
        return (chunk, reader.Rows(range.First == 0 ? 0 : chunk.Layout(range.First - 1).RowCount, config.HiddenSize));
    }

    /// <summary>What the last shard read: one reading for each sequence.</summary>
    public static void WriteReadings(MessageWriter writer, AnswerReading[] readings) =>
        writer.List<double>([.. readings.SelectMany(r => new[] { r.LogProbA, r.LogProbB })]);

    /// <exception cref="ShardMessageException">There are more or fewer readings.</exception>
    public static AnswerReading[] ReadReadings(MessageReader reader, int expected)
    {
        var logs = reader.List<double>("a number of readings");
        reader.Require(logs.Length == 2 * expected, $"it has {logs.Length / 2} readings, and {expected} are expected");
        return [.. Enumerable.Range(0, expected).Select(i => new AnswerReading(logs[2 * i], logs[(2 * i) + 1]))];
    }

    private static EncodedPrompt Item(MessageReader reader, ModelConfig config, int index)
    {
        var tokens = ShardPlace.Tokens(reader, config);
        reader.Require(tokens.Length > 0, $"item {index} has no tokens");
        return new EncodedPrompt
        {
            Index = index,
            Tokens = tokens,
            ResponseStart = reader.Int(0, tokens.Length - 1, "the start of a response"),
            TokenA = reader.Int(0, config.VocabularySize - 1, "an answer's token"),
            TokenB = reader.Int(0, config.VocabularySize - 1, "an answer's token"),
            MatchingIsA = false,
            Text = string.Empty,
        };
    }
}
