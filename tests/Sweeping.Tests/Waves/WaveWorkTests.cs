using SteerCluster.Inference.Cpu;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Waves;

/// <summary>The backend's own count of operations against the cost that the design states.</summary>
public class WaveWorkTests
{
    private const int Layers = 36;

    [Fact]
    public void Run_AllPositions_CostsWhatTheFormulaSays()
    {
        using var model = TinyModel.Dense(Layers, 64);
        using var backend = new CpuBackend(2);
        var (pass, wave, group) = Measure(model, backend, SteeringPositions.All);

        var formula = 1 + group.Units.Sum(u => 2.0 * (Layers - 1 - u.Layer) / Layers);
        Assert.InRange((double)wave / pass, 0.95 * formula, 1.05 * formula);
    }

    [Fact]
    public void Run_ResponsePositions_CostsABaselineAndTheSteeredTokens()
    {
        using var model = TinyModel.Dense(Layers, 64);
        using var backend = new CpuBackend(2);
        var (pass, wave, group) = Measure(model, backend, SteeringPositions.Response);

        var tokens = group.Items.Sum(i => (double)i.Length);
        var steered = group.Items.Sum(i => (double)i.Length - i.ResponseStart);
        var share = group.Units.Sum(u => 2.0 * (Layers - 1 - u.Layer) / Layers) * steered / tokens;
        Assert.True(wave <= (1.2 + share) * pass, $"{(double)wave / pass:F3} passes; steered share {share:F3}");
    }

    /// <summary>Operations of one plain pass over the items, and of the wave over all layers from 33 %.</summary>
    private static (long Pass, long Wave, WaveGroup Group) Measure(TinyModel model, CpuBackend backend, SteeringPositions positions)
    {
        var shards = model.Load(backend);
        var first = (int)(0.33 * Layers);
        var group = new WaveGroup(model.Items(4), model.Units(Enumerable.Range(first, Layers - first), -1, 1));
        var start = backend.Work.Total;
        _ = new WaveRunner(shards, long.MaxValue).Run(group with { Units = [] }, null, positions).Count();
        var pass = backend.Work.Total - start;
        start = backend.Work.Total;
        _ = new WaveRunner(shards, long.MaxValue).Run(group, null, positions).Count();
        return (pass, backend.Work.Total - start, group);
    }
}
