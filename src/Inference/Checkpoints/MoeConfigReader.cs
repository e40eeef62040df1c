using System.Collections.Frozen;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>Reads the mixture-of-experts part of a <c>config.json</c>, with the defaults of Hugging Face's <c>Qwen3MoeConfig</c>.</summary>
internal static class MoeConfigReader
{
    private const int MaxExperts = 2048;

    public static MoeConfig? Read(JsonFields fields, int layers)
    {
        var experts = fields.Int("num_experts", 128, 0, MaxExperts);
        var perToken = fields.Int("num_experts_per_tok", 8, 1, Math.Max(1, experts ?? MaxExperts));
        var size = fields.Int("moe_intermediate_size", 768, 1, ModelConfigReader.MaxWidth);
        var step = fields.Int("decoder_sparse_step", 1, 1, int.MaxValue);
        var normalize = fields.Bool("norm_topk_prob", false);
        var dense = fields.Ints("mlp_only_layers", 0, layers - 1);
        if (experts is null or 0 || perToken is null || size is null || step is null || normalize is null)
        {
            return null;
        }

        var denseLayers = Enumerable.Range(0, layers).Where(layer => dense.Contains(layer) || (layer + 1) % step != 0);
        return new(experts.Value, perToken.Value, size.Value, normalize.Value, denseLayers.ToFrozenSet());
    }
}
