using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>Which blocks of which model a message is for, so that no other shard takes it.</summary>
internal static class ShardPlace
{
    public static void Write(MessageWriter writer, ModelConfig config, BlockRange range)
    {
        writer.Int(range.First);
        writer.Int(range.End);
        writer.Int(config.LayerCount);
        writer.Int(config.HiddenSize);
        writer.Int(config.VocabularySize);
    }

    /// <exception cref="ShardMessageException">The message is for another shard.</exception>
    public static void Check(MessageReader reader, ModelConfig config, BlockRange range)
    {
        var (asked, model) = (new BlockRange(reader.Int(), reader.Int()), (reader.Int(), reader.Int(), reader.Int()));
        var own = (config.LayerCount, config.HiddenSize, config.VocabularySize);
        reader.Require(
            asked == range && model == own,
            $"it is for blocks {asked} of a model with {model} blocks, hidden size and vocabulary; here are blocks {range} of {own}");
    }

    /// <summary>A list of tokens, all of them in the vocabulary.</summary>
    public static int[] Tokens(MessageReader reader, ModelConfig config)
    {
        var tokens = reader.List<int>("a number of tokens");
        var outside = tokens.AsSpan().IndexOfAnyExceptInRange(0, config.VocabularySize - 1);
        reader.Require(outside < 0, outside < 0 ? string.Empty : $"token {tokens[outside]} is not in the vocabulary of {config.VocabularySize}");
        return tokens;
    }

    /// <summary>A vector, or none where the shard does not have the layer.</summary>
    public static float[] Vector(MessageReader reader, ModelConfig config, bool needed)
    {
        var vector = reader.List<float>("a vector's size");
        var expected = needed ? config.HiddenSize : 0;
        reader.Require(vector.Length == expected, $"a vector has {vector.Length} numbers, and {expected} are expected");
        return vector;
    }
}
