using System.Text.Json.Nodes;

namespace SteerCluster.Steering.Results;

/// <summary>Conventions as summaries and the manifest have them.</summary>
public static class ConventionsJson
{
    /// <summary>Writes them.</summary>
    /// <param name="conventions">The conventions.</param>
    public static JsonObject Of(MeasurementConventions conventions) => new()
    {
        ["layer_convention"] = conventions.LayerConvention,
        ["positions"] = conventions.Positions,
        ["prompt_format"] = conventions.PromptFormat,
        ["system"] = conventions.System,
        ["prefill"] = conventions.Prefill,
        ["answer_a"] = Token(conventions.AnswerA),
        ["answer_b"] = Token(conventions.AnswerB),
        ["vector_normalization"] = conventions.VectorNormalization,
    };

    private static JsonObject Token(AnswerToken token) => new() { ["id"] = token.Id, ["text"] = token.Text };
}
