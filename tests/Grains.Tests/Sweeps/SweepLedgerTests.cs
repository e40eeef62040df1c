using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Sweeps;

namespace SteerCluster.Grains.Tests.Sweeps;

/// <summary>What a sweep decides, without grains.</summary>
public sealed class SweepLedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CellFiles Written = new(new CellHeadline(0, 4, 1, 0, 2, 1, 1, []), []);
    private static readonly SweepRequest Request = new("", "", new Dictionary<string, byte[]>());

    [Fact]
    public void Report_FailuresUpToTheLimit_WaitLongerAndPark()
    {
        var ledger = Planned("x");
        var delays = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var cell = ledger.Report(new WaveReport(Wave(ledger), WaveOutcome.Failed, $"silo{i}", "NaN"), Start)!;
            delays.Add(cell.Due is { } due ? (due - Start).TotalSeconds : -1);
            ledger.QueueDue(Start + TimeSpan.FromMinutes(1));
        }

        Assert.Equal([5, 10, -1], delays);
        Assert.Equal(CellState.Parked, ledger.Cells[0].State);
        Assert.Equal(["silo0", "silo1", "silo2"], ledger.Cells[0].FailedOn!);
        Assert.True(ledger.IsReadyToFinish);
    }

    [Fact]
    public void Report_Twice_CountsOnce()
    {
        var ledger = Planned("x");
        var report = new WaveReport(Wave(ledger), WaveOutcome.Failed, "silo", "NaN");

        ledger.Report(report, Start);

        Assert.Null(ledger.Report(report, Start));
        Assert.Equal(1, ledger.Cells[0].Failures);
    }

    [Fact]
    public void Planned_SameSignature_StaysDoneAndAnotherIsQueued()
    {
        var ledger = Planned("x", "y");
        foreach (var wave in ledger.Waves("hash", Request))
        {
            ledger.Report(new WaveReport(wave, WaveOutcome.Measured, "silo", null), Start);
        }

        foreach (var cell in ledger.Cells.ToArray())
        {
            ledger.Summarized(cell.Plan, Written, Start);
        }

        ledger.Launch(Start, isNew: false);
        ledger.Planned(new SweepPlan([Cell("x"), Cell("y") with { Signature = "other" }], [], null), Start);

        Assert.Equal([CellState.Done, CellState.Queued], ledger.Cells.Select(c => c.State));
        Assert.Equal("hash-2", ledger.Plan("hash"));
    }

    [Fact]
    public void Summarized_RecordsAreMissing_QueuesTheWaveAgain()
    {
        var ledger = Planned("x");
        ledger.Report(new WaveReport(Wave(ledger), WaveOutcome.Measured, "silo", null), Start);

        ledger.Summarized(Cell("x"), new CellFiles(null, []), Start);

        Assert.Equal(2, Wave(ledger).Attempt);
    }

    [Fact]
    public void Versions_AfterACrash_NeverGoBack()
    {
        var stored = Planned("x").Snapshot();

        Assert.True(new SweepLedger("s", new RetryOptions(), stored).Version > stored.Version + 1000);
    }

    [Fact]
    public void Commands_InAnyOrder_KeepTheStatesThatTheyMayLeadTo() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 6).ListOf().ToArbitrary(), steps =>
        {
            var ledger = Planned("x", "y");
            foreach (var step in steps)
            {
                var version = ledger.Version;
                var before = ledger.State;
                if (step < 4 && ledger.Command((SweepCommand)step) is { } refused)
                {
                    Assert.Equal(before, ledger.State);
                    Assert.Contains(before.ToString().ToLowerInvariant(), refused);
                }
                else if (step == 4)
                {
                    ledger.Stopped();
                }
                else if (step > 4 && ledger.Waves("hash", Request).FirstOrDefault() is { } wave)
                {
                    ledger.Report(new WaveReport(wave, step == 5 ? WaveOutcome.Started : WaveOutcome.Measured, "silo", null), Start);
                }

                Assert.True(ledger.Version >= version);
                Assert.True(ledger.State == SweepState.Running || ledger.Waves("hash", Request).Count == 0);
                Assert.False(before == SweepState.Cancelled && ledger.State != SweepState.Cancelled);
            }

            return true;
        }));

    private static SweepLedger Planned(params string[] concepts)
    {
        var ledger = new SweepLedger("s", new RetryOptions(), new SweepProgress());
        ledger.Launch(Start, isNew: true);
        ledger.Planned(new SweepPlan([.. concepts.Select(Cell)], [], null), Start);
        return ledger;
    }

    private static PlannedCell Cell(string concept) => new("m", concept, [1, 2], "print", 10, 4, "signature");

    private static Wave Wave(SweepLedger ledger) => ledger.Waves("hash", Request)[0];
}
