using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;

namespace SteerCluster.Inference.Tests.Models;

public class ActivationProbeTests
{
    [Fact]
    public void RunBlock_WithProbe_ShowsEveryIntermediateOnceAndInOrder()
    {
        using var checkpoint = Checkpoint.Open(Path.Combine(AppContext.BaseDirectory, "Golden", "checkpoints", "qwen3-tiny-f32"));
        using var backend = new CpuBackend(1);
        var model = DecoderShard.Whole(checkpoint, backend);
        var probe = new Recorder();
        using var residual = model.Embed([1, 2, 3]);

        model.RunBlock(2, residual, BatchLayout.Of([3]), probe: probe);

        Assert.Equal(["attn_norm", "q", "k", "v", "attn_out", "ffn_norm", "ffn_out", "l_out"], probe.Seen.Select(s => s.Name));
        Assert.All(probe.Seen, s => Assert.Equal((2, 3), (s.Layer, s.Rows)));
    }

    private sealed class Recorder : IActivationProbe
    {
        public List<(string Name, int Layer, int Rows)> Seen { get; } = [];

        public void Observe(string name, int layer, Tensor value) => Seen.Add((name, layer, value.Rows));
    }
}
