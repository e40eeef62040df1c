using SteerCluster.Client.Quantities;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Models;

/// <summary>A model's configuration in words.</summary>
internal static class ModelText
{
    /// <summary>The architecture that a user names, or null.</summary>
    public static Architecture? Named(string type) =>
        Enum.GetValues<Architecture>().Cast<Architecture?>().FirstOrDefault(known => known!.Value.ModelType() == type.ToLowerInvariant().Replace('-', '_'));

    /// <summary>Number of weights, tied ones counted once.</summary>
    public static long Parameters(ModelConfig config) => ExpectedTensors.For(config).Sum(tensor => tensor.ElementCount);

    /// <summary><c>32/8</c>: query heads and key/value heads.</summary>
    public static string Heads(ModelConfig config) => $"{config.HeadCount}/{config.KvHeadCount}";

    /// <summary><c>qwen3, 36 layers, hidden 2560, heads 32/8 of 128, 4.02B parameters</c>.</summary>
    public static string Describe(ModelConfig config)
    {
        var experts = config.Moe is { } moe ? $", {moe.ExpertsPerToken} of {moe.ExpertCount} experts" : "";
        return $"{config.Architecture.ModelType()}, {Amount.Count(config.LayerCount, "layer")}, hidden {config.HiddenSize}, "
            + $"heads {Heads(config)} of {config.HeadSize}, vocabulary {config.VocabularySize}{experts}, {Amount.Short(Parameters(config))} parameters";
    }

    /// <summary><c>BF16</c>, or all types there are, the most frequent first.</summary>
    public static string Types(Checkpoint checkpoint) => string.Join('+', checkpoint.Tensors.Values
        .GroupBy(tensor => tensor.DataType)
        .OrderByDescending(group => group.Sum(tensor => tensor.ByteCount))
        .Select(group => group.Key));
}
