using SteerCluster.Grains.Interfaces;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.Grains.Tests.Hosting;

namespace SteerCluster.Grains.Tests.Sweeps;

/// <summary>What users ask of sweeps, on silos with an engine that computes nothing.</summary>
public sealed class SweepCommandTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task Pause_RunningWaves_AreGivenBackAndResumed()
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (_, ct) => gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 3));
        await cluster.Await("s", s => s.Cells.Count(c => c.State == CellState.Running) == 2);

        await cluster.Sweep("s").Command(SweepCommand.Pause);
        var paused = await cluster.Await("s", s => s.Cells.All(c => c.State == CellState.Queued) && s.Cells.Count > 0);
        Assert.Equal(SweepState.Paused, paused.State);
        Assert.Equal("The sweep is paused.", await cluster.Sweep("s").Why("m0", "c0"));

        gate.SetResult();
        await cluster.Sweep("s").Command(SweepCommand.Resume);
        var finished = await cluster.AwaitFinished("s");
        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
        Assert.All(engine.Ends.Values, n => Assert.Equal(1, n));
    }

    [Fact(Timeout = Limit)]
    public async Task Stop_RunningWaves_FinishAndTheRestWaits()
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (_, ct) => gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 3));
        await cluster.Await("s", s => s.Cells.Count(c => c.State == CellState.Running) == 2);

        await cluster.Sweep("s").Command(SweepCommand.Stop);
        gate.SetResult();
        var stopped = await cluster.Await("s", s => s.State == SweepState.Stopped);
        await cluster.Await("s", s => s.Cells.Count(c => c.State is CellState.Done or CellState.Measured) == 2);
        Assert.Equal(2, engine.Ends.Count);
        Assert.Equal(4, stopped.Cells.Count(c => c.State == CellState.Queued));

        await cluster.Sweep("s").Command(SweepCommand.Resume);
        await cluster.AwaitFinished("s");
        Assert.Equal(6, engine.Ends.Count);
    }

    [Fact(Timeout = Limit)]
    public async Task Cancel_ThenLaunchAgain_GoesOn()
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (run, ct) => run.Wave.Model == "m0" ? Task.CompletedTask : gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(engine: engine);
        var request = StandInEngine.Request("s", 2, 1);
        await cluster.Sweep("s").Launch(request);
        await cluster.Await("s", s => s.Cells.Any(c => c.State == CellState.Done) && s.Cells.Any(c => c.State == CellState.Running));

        await cluster.Sweep("s").Command(SweepCommand.Cancel);
        await Assert.ThrowsAsync<SweepRefusedException>(() => cluster.Sweep("s").Command(SweepCommand.Resume));
        gate.SetResult();
        await cluster.Sweep("s").Launch(request);
        await cluster.AwaitFinished("s");

        Assert.Equal(1, engine.Ends["s/m0/c0"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_SameFileOfAFinishedSweep_MeasuresNothing()
    {
        var engine = new StandInEngine();
        await using var cluster = await TestCluster.Start(engine: engine);
        var request = StandInEngine.Request("s", 2, 2);
        await cluster.Sweep("s").Launch(request);
        var first = await cluster.AwaitFinished("s");

        await cluster.Sweep("s").Launch(request);
        var second = await cluster.Await("s", s => s.State == SweepState.Finished && s.Version > first.Version);

        Assert.All(engine.Ends.Values, n => Assert.Equal(1, n));
        Assert.Equal(first.Cells.Select(c => c.Attempts), second.Cells.Select(c => c.Attempts));
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_AmendedWhileRunning_KeepsWhatIsTheSame()
    {
        var gate = new TaskCompletionSource();
        var engine = new StandInEngine { OnRun = (_, ct) => gate.Task.WaitAsync(ct) };
        await using var cluster = await TestCluster.Start(engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 1, 2));
        await cluster.Await("s", s => s.Cells.Count(c => c.State == CellState.Running) == 2);

        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 2));
        await cluster.Await("s", s => s.State == SweepState.Running && s.Cells.Count == 4);
        gate.SetResult();
        var finished = await cluster.AwaitFinished("s");

        Assert.All(finished.Cells, c => Assert.Equal((CellState.Done, 1), (c.State, c.Attempts)));
        Assert.Equal(4, engine.Concluded);
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_WaveFailsOnOneSilo_EndsOnAnother()
    {
        string? bad = null;
        var engine = new StandInEngine
        {
            OnRun = (run, _) => Interlocked.CompareExchange(ref bad, run.Lease.Driver, null) is null || bad == run.Lease.Driver
                ? throw new InvalidDataException($"The checkpoint on {bad} is corrupt.")
                : Task.CompletedTask,
        };
        await using var cluster = await TestCluster.Start(engine: engine);

        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 1, 2));
        var finished = await cluster.AwaitFinished("s");

        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
        Assert.Contains(finished.Cells, c => c.Attempts > 1);
    }

    [Fact(Timeout = Limit)]
    public async Task Retry_ParkedCell_EndsWhenTheCauseIsGone()
    {
        var broken = true;
        var engine = new StandInEngine
        {
            OnRun = (run, _) => broken && run.Wave.Model == "m1" ? throw new InvalidDataException("It is not a number.") : Task.CompletedTask,
        };
        await using var cluster = await TestCluster.Start(engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 2));
        var finished = await cluster.AwaitFinished("s");
        Assert.Equal(SweepState.Finished, finished.State);
        Assert.Equal((2, 2), (finished.Cells.Count(c => c.State == CellState.Parked), engine.Concluded));
        Assert.All(finished.Cells.Where(c => c.Model == "m1"), c => Assert.Equal(("It is not a number.", 3), (c.Error, c.Attempts)));
        Assert.Contains("parked", await cluster.Sweep("s").Why("m1", "c0"));
        var unit = cluster.Grains.GetGrain<IUnitGrain>(GrainKeys.Unit("s", "m1", "c0", 0));
        await TestCluster.Until(async () => (await unit.Get()) is { State: UnitState.Parked, Error: "It is not a number." });

        broken = false;
        Assert.Equal(1, await cluster.Sweep("s").Retry("m1", "c0"));
        var retried = await cluster.Await("s", s => s.State == SweepState.Finished && s.Version > finished.Version);
        Assert.Equal((1, 3), (retried.Cells.Count(c => c.State == CellState.Parked), engine.Concluded));
        Assert.Equal(UnitState.Done, (await unit.Get()).State);
    }

    [Fact(Timeout = Limit)]
    public async Task Watch_FromNothing_ShowsGrowingVersionsToTheEnd()
    {
        await using var cluster = await TestCluster.Start(engine: new StandInEngine());
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 2, 5));

        var seen = new List<SweepStatus>();
        await foreach (var status in cluster.Sweep("s").Watch(0))
        {
            seen.Add(status);
        }

        Assert.Equal(seen.Select(s => s.Version).Distinct().Order(), seen.Select(s => s.Version));
        Assert.Equal(SweepState.Finished, seen[^1].State);
        await foreach (var status in cluster.Sweep("s").Watch(seen[^1].Version))
        {
            Assert.Fail($"nothing has changed since {status.Version}");
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("name: other\nmodels: [{path: m}]\nconcepts: [{name: c, path: data.jsonl}]", "launched as s")]
    [InlineData("name: s\nmodels: [{path: m}]\nconcepts: [{name: c, path: /etc/passwd}]", "did not come with it")]
    [InlineData("name: s\nmodls: []", "modls")]
    public async Task Launch_TextThatCannotBeUsed_IsRefused(string text, string expected)
    {
        await using var cluster = await TestCluster.Start(1, engine: new StandInEngine());

        var error = await Assert.ThrowsAsync<SweepRefusedException>(() =>
            cluster.Sweep("s").Launch(new SweepRequest(text, "/", new Dictionary<string, byte[]> { ["data.jsonl"] = [1] })));

        Assert.Contains(expected, error.Message);
        Assert.Null(await cluster.Sweep("s").Get());
    }
}
