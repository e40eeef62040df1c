using SteerCluster.Client.Run;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Tests.Run;

public sealed class SweepProgressTests
{
    private static readonly SweepSpec Spec = new() { Name = "s", Models = [], Concepts = [] };

    private readonly ManualClock _clock = new();

    [Fact]
    public void Apply_HalfOfACell_CountsNoUnitButHalfTheWork()
    {
        var progress = Planned(new PlannedCell("m", "c", 4, 100, 0));
        progress.Apply(new SweepEvent.Progress("m", "c", "sweep", 50, 100, 800));

        Assert.Equal((0L, 4L, 0.5), (progress.UnitsDone, progress.UnitCount, progress.Fraction));
        Assert.Equal("stopped; 0 of 4 units kept, and 50 of 100 items of m / c; the same command resumes", Stopped.Describe(progress));
    }

    [Fact]
    public void Apply_SweepPhaseDone_CountsItsUnits()
    {
        var progress = Planned(new PlannedCell("m", "c", 4, 100, 0), new PlannedCell("m", "d", 4, 100, 0));
        progress.Apply(new SweepEvent.Progress("m", "c", "sweep", 100, 100, 10));
        progress.Apply(new SweepEvent.Progress("m", "c", "controls", 1, 48, 10));

        Assert.Equal((4L, 0.5, 0), (progress.UnitsDone, progress.Fraction, progress.CellsDone));
        Assert.Equal("stopped; 4 of 8 units kept; the same command resumes", Stopped.Describe(progress));
    }

    [Fact]
    public void Remaining_ResumedRun_CountsOnlyWhatThisRunDid()
    {
        var progress = Planned(new PlannedCell("m", "c", 1, 100, 50));
        _clock.Advance(10);
        progress.Apply(new SweepEvent.Progress("m", "c", "sweep", 75, 100, 10));

        Assert.Equal(10, progress.Remaining!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Fraction_Controls_AreMostOfTheWorkOfAFewLayers()
    {
        // 1 + 2 x 4 for the layers, 2 x 48 for the controls.
        var progress = new SweepProgress(Spec with { Controls = new ControlsSpec() }, _clock);
        progress.Apply(new SweepEvent.Planned([new PlannedCell("m", "c", 4, 100, 0)]));
        progress.Apply(new SweepEvent.Progress("m", "c", "sweep", 100, 100, 10));
        Assert.Equal(9.0 / 105, progress.Fraction, 9);

        progress.Apply(new SweepEvent.Progress("m", "c", "controls", 50, 100, 0));
        _clock.Advance(10);
        Assert.Equal((9.0 + 48) / 105, progress.Fraction, 9);
        Assert.Equal(10 * 48 / 9.0, progress.Remaining!.Value.TotalSeconds, 5);
    }

    [Fact]
    public void TokensPerSecond_Window_ForgetsWhatIsOld()
    {
        var meter = new RateMeter(_clock, TimeSpan.FromSeconds(20));
        Assert.Null(meter.PerSecond);
        _clock.Advance(10);
        meter.Add(1000);
        Assert.Equal(100, meter.PerSecond);
        _clock.Advance(10);
        meter.Add(1000);
        Assert.Equal(100, meter.PerSecond);
        _clock.Advance(15);
        Assert.Equal(50, meter.PerSecond);
        _clock.Advance(10);
        Assert.Null(meter.PerSecond);
    }

    private SweepProgress Planned(params PlannedCell[] cells)
    {
        var progress = new SweepProgress(Spec, _clock);
        progress.Apply(new SweepEvent.Planned(cells));
        return progress;
    }
}
