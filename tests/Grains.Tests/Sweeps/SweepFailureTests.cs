using SteerCluster.Grains.Interfaces;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.Grains.Tests.Hosting;

namespace SteerCluster.Grains.Tests.Sweeps;

/// <summary>Silos that die or leave, storage that is away, crashes of everything: every unit is measured, none is counted twice.</summary>
public sealed class SweepFailureTests
{
    private const int Limit = 180_000;

    [Theory(Timeout = Limit)]
    [InlineData("scheduler")]
    [InlineData("sweep")]
    [InlineData("other")]
    public async Task Kill_ASiloMidWave_TheOthersFinish(string which)
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (_, ct) => gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(3, engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 3, 4));
        await cluster.Await("s", s => s.Cells.Count(c => c.State == CellState.Running) == 3);
        var scheduler = cluster.SiloOf(cluster.Grains.GetGrain<ISchedulerGrain>(0));
        var sweep = cluster.SiloOf(cluster.Sweep("s"));
        var other = cluster.Inner.Silos.Select(s => s.SiloAddress).First(a => !a.Equals(scheduler) || !a.Equals(sweep));

        await cluster.Kill(which switch { "scheduler" => scheduler, "sweep" => sweep, _ => other });
        gate.SetResult();
        var finished = await cluster.AwaitFinished("s", 90);

        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
        Assert.Equal((12, 0), (engine.Concluded, engine.Missing));
    }

    [Fact(Timeout = Limit)]
    public async Task Stop_ASiloGracefully_ItsWaveEndsElsewhere()
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (_, ct) => gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(2, engine: engine, options: (_, o) => o with { Worker = o.Worker! with { DrainTime = TimeSpan.FromMilliseconds(200) } });
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 2));
        await cluster.Await("s", s => s.Cells.Count(c => c.State == CellState.Running) == 2);

        await cluster.Inner.StopSiloAsync(cluster.Inner.Silos[1]).WaitAsync(TimeSpan.FromSeconds(60));
        gate.SetResult();
        var finished = await cluster.AwaitFinished("s", 90);

        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
    }

    [Fact(Timeout = Limit)]
    public async Task Storage_AwayForAWhile_PausesTheWork()
    {
        var started = 0;
        TestCluster? cluster = null;
        var engine = new StandInEngine
        {
            OnRun = (_, _) =>
            {
                cluster!.Storage.IsAway |= Interlocked.Increment(ref started) == 3;
                return Task.CompletedTask;
            },
        };
        await using var owned = cluster = await TestCluster.Start(2, engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 3, 4));
        await cluster.Await("s", _ => cluster.Storage.IsAway);
        await Task.Delay(TimeSpan.FromSeconds(2));

        cluster.Storage.IsAway = false;
        var finished = await cluster.AwaitFinished("s", 90);

        Assert.All(finished.Cells, c => Assert.Equal((CellState.Done, (string?)null), (c.State, c.Error)));
        Assert.All(engine.Ends.Values, n => Assert.Equal(1, n));
    }

    [Fact(Timeout = Limit)]
    public async Task Crash_OfAllSilos_ANewClusterGoesOnByItself()
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (run, ct) => run.Wave.Concept == "c0" ? Task.CompletedTask : gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(2, engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 3));
        await cluster.Await("s", s => s.Cells.Count(c => c.State == CellState.Done) == 2 && s.Cells.Count(c => c.State == CellState.Running) == 2);

        await cluster.Crash();
        gate.SetResult();
        await cluster.Begin(2, engine: engine);
        var finished = await cluster.AwaitFinished("s", 90);

        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
        Assert.Equal((6, 0), (engine.Concluded, engine.Missing));
        Assert.Equal(1, engine.Ends["s/m1/c1"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Units_OfAFinishedSweep_AreKeptWhereTheyWereMeasured()
    {
        await using var cluster = await TestCluster.Start(
            3,
            engine: new StandInEngine(),
            options: (name, o) => name.EndsWith('0') ? o with { Worker = null } : o with { Control = false });
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 3));
        var finished = await cluster.AwaitFinished("s");
        var control = cluster.Inner.Silos.Single(s => s.Name.EndsWith('0')).SiloAddress;

        // The scheduler was there before the control silo was known, and moves.
        await cluster.Await("s", _ => control.Equals(cluster.SiloOf(cluster.Sweep("s"))) && control.Equals(cluster.SiloOf(cluster.Grains.GetGrain<ISchedulerGrain>(0))));
        foreach (var cell in finished.Cells)
        {
            var unit = cluster.Grains.GetGrain<IUnitGrain>(GrainKeys.Unit("s", cell.Model, cell.Concept, 1));
            var info = await unit.Get();
            Assert.Equal((UnitState.Done, 1, "{}"), (info.State, info.Records, info.Conventions));
            Assert.Equal(info.Worker, cluster.Inner.Silos.Single(s => s.SiloAddress.Equals(cluster.SiloOf(unit))).Name);
        }
    }
}
