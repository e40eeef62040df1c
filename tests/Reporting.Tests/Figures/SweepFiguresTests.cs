using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Rendering;

namespace SteerCluster.Reporting.Tests.Figures;

public sealed class SweepFiguresTests
{
    [Fact]
    public async Task Of_SyntheticSweep_RendersWithoutWarnings()
    {
        var figures = SweepFigures.Of(new SyntheticSweep().Data());
        var drawn = await new SvgRenderer().RenderAsync(figures);
        Assert.Null(drawn.Unavailable);
        Assert.All(drawn.Figures, figure => Assert.Empty(figure.Messages));
    }
}
