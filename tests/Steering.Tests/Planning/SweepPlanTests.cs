using SteerCluster.Steering.Planning;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Steering.Tests.Sweeps;

namespace SteerCluster.Steering.Tests.Planning;

public class SweepPlanTests
{
    [Fact]
    public void Of_QwenFourBillion_CostsTheFormula()
    {
        var layers = new LayerSelection.Range(0.33).Resolve(36, "4B");

        var cost = WaveCost.Of(36, layers, strengthCount: 3);

        Assert.Equal(75, cost.NaivePasses);
        Assert.Equal(1 + (2 * layers.Sum(layer => (36 - 1 - layer) / 36.0)), cost.FusedPasses, 1e-12);
        Assert.Equal(17.67, cost.FusedPasses, 0.01);
    }

    [Fact]
    public void Of_FiveStrengthsLastLayer_CostsTheBaselineAlone() =>
        Assert.Equal(new WaveCost(1, 5), WaveCost.Of(10, [9], strengthCount: 5));

    [Fact]
    public void Of_FewSteeredTokens_CostsTheirShare() =>
        Assert.Equal(1 + (0.1 * 2 * 9 / 10), WaveCost.Of(10, [0], strengthCount: 3, steeredTokenShare: 0.1).FusedPasses, 1e-12);

    [Fact]
    public void Of_Sweep_HasAUnitForEachModelConceptLayer()
    {
        var spec = SweepSpecReaderTests.Parse("""
            name: x
            models: [{hub: a/one}, {hub: a/two}]
            concepts: [{name: c, path: c}, {name: d, path: d}]
            layers: [1, 0.5]
            """);

        var plan = SweepPlan.Of(spec, model => model.Label == "one" ? 4 : 8, (_, _) => new TokenCounts(100, 200, 50));

        Assert.Equal(8, plan.UnitCount);
        Assert.Equal(
            ["one/c/1", "one/c/2", "one/d/1", "one/d/2", "two/c/1", "two/c/4", "two/d/1", "two/d/4"],
            plan.Units.Select(unit => unit.ToString()));
        var wave = plan.Waves[0];
        Assert.Equal(0.75, wave.ExtractionPasses);
        Assert.Equal(1 + (2 * 0.25 * 3 / 4), wave.Cost.FusedPasses, 1e-12);
        Assert.Equal((100 * 0.75) + (200 * wave.Cost.FusedPasses), wave.TokenPasses!.Value, 1e-9);
        Assert.Equal(100 + (200 * 6), wave.NaiveTokenPasses);
    }

    [Fact]
    public void Of_LayerOutsideAModel_NamesIt()
    {
        var spec = SweepSpecReaderTests.Parse(SweepSpecReaderTests.Minimal + "\nlayers: [40]");

        Assert.Contains("Qwen3-4B", Assert.Throws<SweepSpecException>(() => SweepPlan.Of(spec, _ => 36)).Message, StringComparison.Ordinal);
    }
}
