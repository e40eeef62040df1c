using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Results;

namespace SteerCluster.Sweeping.Results;

/// <summary>The facts of a model that its <c>config.json</c> states.</summary>
public static class ConfigFacts
{
    /// <summary>Reads them off a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="label">The model's label.</param>
    /// <param name="id">The model's id.</param>
    public static ModelFacts Of(ModelConfig config, string label, string id)
    {
        var parameters = ExpectedTensors.For(config).Sum(tensor => tensor.ElementCount);
        return new ModelFacts
        {
            Label = label,
            Id = id,
            ModelType = config.Architecture.ModelType(),
            Layers = config.LayerCount,
            HiddenSize = config.HiddenSize,
            Heads = config.HeadCount,
            KeyValueHeads = config.KvHeadCount,
            Parameters = parameters,
            ActiveParameters = parameters - IdleExpertParameters(config),
            Experts = config.Moe?.ExpertCount ?? 0,
        };
    }

    /// <summary>Each expert has a gate, an up and a down projection.</summary>
    private static long IdleExpertParameters(ModelConfig config) => config.Moe is not { } moe ? 0
        : Enumerable.Range(0, config.LayerCount).Count(config.IsSparse)
            * (long)(moe.ExpertCount - moe.ExpertsPerToken) * 3 * config.HiddenSize * moe.ExpertSize;
}
