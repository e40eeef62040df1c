using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Tests.Cpu;

namespace SteerCluster.Inference.Tests.Models;

/// <summary>
/// The whole forward pass written plainly in double on its own, for the architectures that have no golden vectors. Activations
/// are rounded to float only where the plain operations take floats.
/// </summary>
internal sealed class ReferenceModel(Checkpoint checkpoint)
{
    private readonly ModelConfig _config = checkpoint.Config;

    /// <summary>Logits at the last position.</summary>
    public double[] LastLogits(int[] tokens)
    {
        var embedding = Values("model.embed_tokens.weight");
        var x = tokens.SelectMany(t => embedding.Skip(t * _config.HiddenSize).Take(_config.HiddenSize)).Select(v => (double)v).ToArray();
        for (var layer = 0; layer < _config.LayerCount; layer++)
        {
            Add(x, Attention(layer, Norm(x, $"model.layers.{layer}.input_layernorm.weight"), tokens.Length));
            Add(x, FeedForward(layer, Norm(x, $"model.layers.{layer}.post_attention_layernorm.weight"), tokens.Length));
        }

        var last = Norm(x, "model.norm.weight")[^_config.HiddenSize..];
        return ReferenceOps.Linear(last, Values(_config.TiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight"), null, 1, _config.HiddenSize, _config.VocabularySize);
    }

    private float[] Attention(int layer, float[] x, int count)
    {
        var prefix = $"model.layers.{layer}.self_attn.";
        var q = Heads(prefix + "q", x, count, _config.HeadCount, _config.QueryKeyNorm, rotate: true);
        var k = Heads(prefix + "k", x, count, _config.KvHeadCount, _config.QueryKeyNorm, rotate: true);
        var v = Heads(prefix + "v", x, count, _config.KvHeadCount, false, rotate: false);
        var shape = new AttentionShape(_config.HeadCount, _config.KvHeadCount, _config.HeadSize, _config.SlidingWindow(layer));
        var mixed = ReferenceOps.Attend(q, k, v, shape, [new AttentionSequence(0, count, 0, 0, 0, count)]);
        return Project(prefix + "o_proj", Floats(mixed), count, _config.HiddenSize);
    }

    private float[] Heads(string name, float[] x, int count, int heads, bool normed, bool rotate)
    {
        var y = Project(name + "_proj", x, count, heads * _config.HeadSize);
        if (normed)
        {
            y = Norm([.. y.Select(v => (double)v)], name + "_norm.weight");
        }

        for (var i = 0; rotate && i < count * heads; i++)
        {
            Rotate(y.AsSpan(i * _config.HeadSize, _config.HeadSize), i / heads);
        }

        return y;
    }

    private void Rotate(Span<float> head, int position)
    {
        var half = head.Length / 2;
        var divisor = _config.RopeScaling is RopeScaling.Linear linear ? linear.Factor : 1;
        for (var i = 0; i < half; i++)
        {
            var angle = position / divisor * Math.Pow(_config.RopeTheta, -2.0 * i / head.Length);
            var (low, high) = ((double)head[i], (double)head[i + half]);
            head[i] = (float)((low * Math.Cos(angle)) - (high * Math.Sin(angle)));
            head[i + half] = (float)((high * Math.Cos(angle)) + (low * Math.Sin(angle)));
        }
    }

    private float[] FeedForward(int layer, float[] x, int count)
    {
        var prefix = $"model.layers.{layer}.mlp.";
        if (!_config.IsSparse(layer))
        {
            return Expert(prefix, x, count, _config.IntermediateSize);
        }

        var output = new double[x.Length];
        for (var row = 0; row < count; row++)
        {
            var xs = x[(row * _config.HiddenSize)..((row + 1) * _config.HiddenSize)];
            var moe = _config.Moe!;
            var logs = ReferenceOps.LogSoftmax([.. Project(prefix + "gate", xs, 1, moe.ExpertCount).Select(v => (double)v)]);
            var chosen = Enumerable.Range(0, moe.ExpertCount).OrderByDescending(e => logs[e]).Take(moe.ExpertsPerToken).ToArray();
            var total = moe.NormalizeTopK ? chosen.Sum(e => Math.Exp(logs[e])) : 1;
            foreach (var e in chosen)
            {
                var y = Expert($"{prefix}experts.{e}.", xs, 1, moe.ExpertSize);
                for (var i = 0; i < y.Length; i++)
                {
                    output[(row * _config.HiddenSize) + i] += Math.Exp(logs[e]) / total * y[i];
                }
            }
        }

        return Floats(output);
    }

    private float[] Expert(string prefix, float[] x, int count, int size)
    {
        var inner = ReferenceOps.SwiGlu(Project(prefix + "gate_proj", x, count, size), Project(prefix + "up_proj", x, count, size));
        return Project(prefix + "down_proj", Floats(inner), count, _config.HiddenSize);
    }

    private float[] Project(string name, float[] x, int rows, int outputs) => Floats(ReferenceOps.Linear(
        x, Values(name + ".weight"), checkpoint.Tensors.ContainsKey(name + ".bias") ? Values(name + ".bias") : null, rows, x.Length / rows, outputs));

    private float[] Norm(double[] x, string gain) => Floats(ReferenceOps.RmsNorm(Floats(x), Values(gain), _config.RmsNormEpsilon));

    private float[] Values(string name)
    {
        foreach (var path in checkpoint.Files)
        {
            using var file = SafetensorsFile.Open(path);
            if (file.Entries.ContainsKey(name))
            {
                return file.ReadFloats(name);
            }
        }

        throw new KeyNotFoundException(name);
    }

    private static void Add(double[] x, float[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] += y[i];
        }
    }

    private static float[] Floats(double[] values) => [.. values.Select(v => (float)v)];
}
