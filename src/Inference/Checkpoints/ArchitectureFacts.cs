using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>How an architecture is named in <c>config.json</c>, and the defaults of its Hugging Face configuration class; a null default is computed.</summary>
internal sealed record ArchitectureFacts(
    Architecture Architecture,
    string ClassName,
    string ModelType,
    int? KvHeads,
    int? HeadSize,
    int MaxPositions,
    int? EosToken)
{
    public static ImmutableArray<ArchitectureFacts> All { get; } =
    [
        new(Architecture.Llama, "LlamaForCausalLM", "llama", KvHeads: null, HeadSize: null, MaxPositions: 2048, EosToken: 2),
        new(Architecture.Mistral, "MistralForCausalLM", "mistral", KvHeads: 8, HeadSize: null, MaxPositions: 131072, EosToken: 2),
        new(Architecture.Qwen2, "Qwen2ForCausalLM", "qwen2", KvHeads: 32, HeadSize: null, MaxPositions: 32768, EosToken: null),
        new(Architecture.Qwen3, "Qwen3ForCausalLM", "qwen3", KvHeads: 32, HeadSize: 128, MaxPositions: 32768, EosToken: null),
        new(Architecture.Qwen3Moe, "Qwen3MoeForCausalLM", "qwen3_moe", KvHeads: 4, HeadSize: null, MaxPositions: 32768, EosToken: null),
    ];

    public static ArchitectureFacts Of(Architecture architecture) => All.Single(facts => facts.Architecture == architecture);

    /// <summary>The architecture that <c>architectures</c> and <c>model_type</c> name, or null with a problem.</summary>
    public static ArchitectureFacts? Find(JsonFields fields)
    {
        string? className = null;
        if (fields.TryGet("architectures", out var list) && list.ValueKind == System.Text.Json.JsonValueKind.Array && list.GetArrayLength() > 0)
        {
            className = JsonFields.Text(list[0]);
        }

        var modelType = fields.TryGet("model_type", out var type) ? JsonFields.Text(type) : null;
        var facts = All.FirstOrDefault(facts => className is null ? facts.ModelType == modelType : facts.ClassName == className);
        if (facts is null)
        {
            var known = string.Join(", ", All.Select(each => $"{each.ClassName} ({each.ModelType})"));
            fields.Problem($"architecture {className ?? modelType ?? "(none named)"} is not known; known are {known}");
        }
        else if (modelType is not null && modelType != facts.ModelType)
        {
            fields.Problem($"architectures names {className} but model_type is {modelType}; it must be {facts.ModelType}");
        }

        return facts;
    }
}
