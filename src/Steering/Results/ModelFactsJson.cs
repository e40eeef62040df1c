using System.Text.Json.Nodes;

namespace SteerCluster.Steering.Results;

/// <summary>A model's facts as <c>architecture</c> of result files has them; names are those of <c>config.json</c> where it has one.</summary>
public static class ModelFactsJson
{
    /// <summary>Writes them; what is not known is null.</summary>
    /// <param name="model">The model.</param>
    public static JsonObject Of(ModelFacts model) => new()
    {
        ["model_type"] = model.ModelType,
        ["hidden_size"] = model.HiddenSize,
        ["num_attention_heads"] = model.Heads,
        ["num_key_value_heads"] = model.KeyValueHeads,
        ["num_experts"] = model.Experts,
        ["parameters"] = model.Parameters,
        ["active_parameters"] = model.ActiveParameters,
    };
}
