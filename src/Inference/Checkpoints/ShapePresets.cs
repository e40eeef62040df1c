using System.Collections.Frozen;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Shapes of well-known models (their published config.json), for random checkpoints of the same cost. They stand in no other way
/// for these models: a sweep reads every architecture from its own config.json.
/// </summary>
public static class ShapePresets
{
    /// <summary>The shapes by name, case ignored: <c>qwen3-0.6b</c>.</summary>
    public static FrozenDictionary<string, ModelConfig> All { get; } = new Dictionary<string, ModelConfig>(StringComparer.OrdinalIgnoreCase)
    {
        ["tiny"] = Qwen3(hidden: 64, layers: 4, heads: 4, kvHeads: 2, intermediate: 192, tied: true) with { HeadSize = 16, VocabularySize = 512 },
        ["qwen3-0.6b"] = Qwen3(1024, 28, 16, 8, 3072, tied: true),
        ["qwen3-1.7b"] = Qwen3(2048, 28, 16, 8, 6144, tied: true),
        ["qwen3-4b"] = Qwen3(2560, 36, 32, 8, 9728, tied: true),
        ["qwen3-8b"] = Qwen3(4096, 36, 32, 8, 12288, tied: false),
        ["qwen3-14b"] = Qwen3(5120, 40, 40, 8, 17408, tied: false),
        ["qwen3-32b"] = Qwen3(5120, 64, 64, 8, 25600, tied: false),
        ["qwen3-30b-a3b"] = Moe(Qwen3(2048, 48, 32, 4, 6144, tied: false), expertSize: 768),
        ["qwen3-235b-a22b"] = Moe(Qwen3(4096, 94, 64, 4, 12288, tied: false), expertSize: 1536),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static ModelConfig Qwen3(int hidden, int layers, int heads, int kvHeads, int intermediate, bool tied) => new()
    {
        Architecture = Architecture.Qwen3,
        HiddenSize = hidden,
        LayerCount = layers,
        HeadCount = heads,
        KvHeadCount = kvHeads,
        HeadSize = 128,
        IntermediateSize = intermediate,
        VocabularySize = 151936,
        RmsNormEpsilon = 1e-6f,
        RopeTheta = 1e6,
        TiedEmbeddings = tied,
        QueryKeyNorm = true,
        MaxPositions = 40960,
    };

    private static ModelConfig Moe(ModelConfig dense, int expertSize) => dense with
    {
        Architecture = Architecture.Qwen3Moe,
        Moe = new MoeConfig(ExpertCount: 128, ExpertsPerToken: 8, expertSize, NormalizeTopK: true, DenseLayers: []),
    };
}
