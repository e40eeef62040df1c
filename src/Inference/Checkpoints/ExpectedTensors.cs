namespace SteerCluster.Inference.Checkpoints;

/// <summary>The tensors that a model has, computed from its configuration: what a checkpoint must hold, no more and no less.</summary>
public static class ExpectedTensors
{
    /// <summary>The token embedding, [vocabulary, hidden].</summary>
    public const string Embedding = "model.embed_tokens.weight";

    /// <summary>The final norm, [hidden].</summary>
    public const string FinalNorm = "model.norm.weight";

    /// <summary>The LM head, [vocabulary, hidden]; not a tensor of its own in a model with tied embeddings.</summary>
    public const string LmHead = "lm_head.weight";

    /// <summary>All tensors of the model, in the order in which a forward pass uses them.</summary>
    /// <param name="config">The model.</param>
    public static IEnumerable<ExpectedTensor> For(ModelConfig config) => For(config, BlockRange.All(config));

    /// <summary>
    /// The tensors that a shard needs: those of its blocks, the embedding for the first shard, the final norm and the LM head (with tied
    /// embeddings, the embedding again) for the last.
    /// </summary>
    /// <param name="config">The model.</param>
    /// <param name="blocks">The shard's blocks.</param>
    public static IEnumerable<ExpectedTensor> For(ModelConfig config, BlockRange blocks)
    {
        var last = blocks.End == config.LayerCount;
        if (blocks.First == 0 || (last && config.TiedEmbeddings))
        {
            yield return new(Embedding, [config.VocabularySize, config.HiddenSize]);
        }

        for (var layer = blocks.First; layer < blocks.End; layer++)
        {
            foreach (var tensor in Block(config, layer))
            {
                yield return tensor;
            }
        }

        if (last)
        {
            yield return new(FinalNorm, [config.HiddenSize]);
            if (!config.TiedEmbeddings)
            {
                yield return new(LmHead, [config.VocabularySize, config.HiddenSize]);
            }
        }
    }

    private static IEnumerable<ExpectedTensor> Block(ModelConfig config, int layer)
    {
        var prefix = $"model.layers.{layer}.";
        long hidden = config.HiddenSize;
        long query = (long)config.HeadCount * config.HeadSize;
        long keyValue = (long)config.KvHeadCount * config.HeadSize;

        IEnumerable<ExpectedTensor> tensors =
        [
            new(prefix + "input_layernorm.weight", [hidden]),
            .. Linear(prefix + "self_attn.q_proj", query, hidden, config.QkvBias),
            .. Linear(prefix + "self_attn.k_proj", keyValue, hidden, config.QkvBias),
            .. Linear(prefix + "self_attn.v_proj", keyValue, hidden, config.QkvBias),
        ];
        if (config.QueryKeyNorm)
        {
            tensors = tensors
                .Append(new(prefix + "self_attn.q_norm.weight", [config.HeadSize]))
                .Append(new(prefix + "self_attn.k_norm.weight", [config.HeadSize]));
        }

        return tensors
            .Concat(Linear(prefix + "self_attn.o_proj", hidden, query, config.OutputBias))
            .Append(new(prefix + "post_attention_layernorm.weight", [hidden]))
            .Concat(FeedForward(config, layer, prefix + "mlp."));
    }

    private static IEnumerable<ExpectedTensor> FeedForward(ModelConfig config, int layer, string prefix)
    {
        if (!config.IsSparse(layer))
        {
            return SwiGlu(prefix, config.HiddenSize, config.IntermediateSize, config.MlpBias);
        }

        var experts = Enumerable.Range(0, config.Moe!.ExpertCount)
            .SelectMany(expert => SwiGlu($"{prefix}experts.{expert}.", config.HiddenSize, config.Moe.ExpertSize, bias: false));
        return experts.Prepend(new(prefix + "gate.weight", [config.Moe.ExpertCount, config.HiddenSize]));
    }

    private static IEnumerable<ExpectedTensor> SwiGlu(string prefix, long hidden, long intermediate, bool bias) =>
    [
        .. Linear(prefix + "gate_proj", intermediate, hidden, bias),
        .. Linear(prefix + "up_proj", intermediate, hidden, bias),
        .. Linear(prefix + "down_proj", hidden, intermediate, bias),
    ];

    private static IEnumerable<ExpectedTensor> Linear(string name, long outputs, long inputs, bool bias)
    {
        yield return new(name + ".weight", [outputs, inputs]);
        if (bias)
        {
            yield return new(name + ".bias", [outputs]);
        }
    }
}
