using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Scheduling;

namespace SteerCluster.Grains.Tests.Scheduling;

/// <summary>Single decisions of the scheduler.</summary>
public sealed class WaveSchedulerTests
{
    private static readonly SchedulingOptions Options = new() { SmallModelBytes = 20, AffinityUnits = 2, Grace = TimeSpan.Zero };
    private readonly WaveScheduler _scheduler = new(Options, Waves.Start);
    private long _sequence;

    [Fact]
    public void Poll_ModelIsLoaded_GivesItsWaveFirst()
    {
        Submit("s", Waves.Of("s", "big", "x"), Waves.Of("s", "small", "x"));

        var lease = Poll("a", loaded: [new LoadedShard("print-small", 0, 1, 10)]).Begin.Single();

        Assert.Equal("small", lease.Wave.Model);
    }

    [Fact]
    public void Poll_BeforeTheGraceIsOver_LeasesNothing()
    {
        var scheduler = new WaveScheduler(Options with { Grace = TimeSpan.FromSeconds(4) }, Waves.Start);
        scheduler.Submit("s", [Waves.Of("s", "m", "x")], false, Waves.Start);

        Assert.Empty(scheduler.Poll(Waves.Report("a", 1), Waves.Start + TimeSpan.FromSeconds(3)).Begin);
        Assert.Contains("begun", scheduler.Why("s/m/x", Waves.Start + TimeSpan.FromSeconds(3)));
        Assert.Single(scheduler.Poll(Waves.Report("a", 2), Waves.Start + TimeSpan.FromSeconds(4)).Begin);
    }

    [Fact]
    public void Poll_NamingALeaseOfAnEarlierScheduler_KeepsIt()
    {
        var lease = new Lease(7, Waves.Of("s", "m", "x"), ["a"]);
        Submit("s", lease.Wave);

        var orders = Poll("a", leases: [lease], slots: 0);

        Assert.Empty(orders.Abandon);
        Assert.True(_scheduler.HasRunning("s"));
        Assert.Empty(Poll("b").Begin);
    }

    [Fact]
    public void Poll_LeaseOfAnEarlierSchedulerBesideAnother_IsGivenUpWhereBothDoNotFit()
    {
        var gang = new Lease(7, Waves.Of("s", "m", "x", bytes: 150), ["b", "a"]);
        var single = new Lease(8, Waves.Of("s", "n", "x", bytes: 20), ["a"]);
        Poll("a", leases: [single], slots: 0);

        Assert.Equal([7L], Poll("b", leases: [gang], slots: 0).Abandon);
    }

    [Fact]
    public void Poll_LeaseWasTakenBack_IsToldToStop()
    {
        Submit("s", Waves.Of("s", "m", "x"));
        var lease = Poll("a").Begin.Single();
        _scheduler.Expire(Waves.Start + TimeSpan.FromSeconds(31));

        var orders = Poll("a", leases: [lease], slots: 0);

        Assert.Equal([lease.Number], orders.Abandon);
    }

    [Fact]
    public void Poll_LateReport_IsPassedOver()
    {
        Submit("s", Waves.Of("s", "m", "x"));
        var late = Waves.Report("a", ++_sequence);
        var lease = Poll("a").Begin.Single();

        _scheduler.Poll(late, Waves.Start);

        Assert.NotNull(_scheduler.Leases.OfNumber(lease.Number));
    }

    [Fact]
    public void Poll_TwoSweeps_ShareTheSilos()
    {
        Submit("s", [.. Enumerable.Range(0, 20).Select(i => Waves.Of("s", $"m{i}", "x"))]);
        Submit("t", [.. Enumerable.Range(0, 20).Select(i => Waves.Of("t", $"n{i}", "x"))]);

        var order = Enumerable.Range(0, 20).Select(_ => Finish("a").Wave.Sweep).ToArray();

        for (var i = 1; i <= order.Length; i++)
        {
            var ahead = order.Take(i).Sum(s => s == "s" ? 1 : -1);
            Assert.InRange(ahead, -Options.AffinityUnits - 1, Options.AffinityUnits + 1);
        }
    }

    [Fact]
    public void Poll_TwoSweepsWithTheirModelsLoaded_StayWithinTheBound()
    {
        Submit("s", [.. Enumerable.Range(0, 20).Select(i => Waves.Of("s", "m", $"x{i}"))]);
        Submit("t", [.. Enumerable.Range(0, 20).Select(i => Waves.Of("t", "n", $"x{i}"))]);

        LoadedShard[] loaded = [];
        var balance = 0;
        for (var i = 0; i < 20; i++)
        {
            var lease = Poll("a", loaded: loaded, memory: 15).Begin.Single();
            loaded = [ShardSize.Shard(lease.Wave, 0, 1)];
            _scheduler.Complete(lease, WaveOutcome.Measured);
            balance += lease.Wave.Sweep == "s" ? 1 : -1;
            Assert.InRange(balance, -Options.AffinityUnits - 1, Options.AffinityUnits + 1);
        }
    }

    [Fact]
    public void Poll_LargeModelElsewhere_IsLoadedAgainOnlyWhenMoreWaitThanRun()
    {
        Submit("s", Waves.Of("s", "m", "x", bytes: 90), Waves.Of("s", "m", "y", bytes: 90), Waves.Of("s", "m", "z", bytes: 90));
        Assert.Single(Poll("a").Begin);
        Assert.Single(Poll("b").Begin);

        Assert.Empty(Poll("c").Begin);
    }

    [Fact]
    public void Poll_NoRoom_EvictsTheLongestIdleAndNothingInUse()
    {
        Submit("s", Waves.Of("s", "m", "x", bytes: 60));

        var orders = Poll("a", loaded: [new LoadedShard("old", 0, 1, 40), new LoadedShard("older", 0, 1, 50)]);

        Assert.Single(orders.Begin);
        Assert.Equal(["older"], orders.Evict.Select(s => s.Fingerprint));
    }

    [Fact]
    public void Poll_ModelLargerThanASilo_IsPlacedOverAllOrNone()
    {
        Submit("s", Waves.Of("s", "m", "x", bytes: 150));
        Assert.Empty(Poll("b").Begin);
        Assert.Contains("Its model needs", _scheduler.Why("s/m/x", Waves.Start));

        var orders = Poll("a");
        var lease = orders.Begin.Concat(Poll("b").Begin).Single();

        Assert.Equal(["a", "b"], lease.Silos.Order());
    }

    [Fact]
    public void SiloLeft_HoldingAShardOfAGang_GivesTheWaveBackAndStopsTheDriver()
    {
        Submit("s", Waves.Of("s", "m", "x", bytes: 150));
        Poll("b");
        var lease = Poll("a").Begin.Concat(Poll("b").Begin).Single();
        var (driver, other) = (lease.Silos[0], lease.Silos[1]);

        _scheduler.SiloLeft(other);

        Assert.False(_scheduler.HasRunning("s"));
        Assert.Equal([lease.Number], Poll(driver, leases: [lease], slots: 0).Abandon);
    }

    [Fact]
    public void Poll_WaveFailedHere_GoesElsewhereWhileThereIsAnother()
    {
        Poll("b", slots: 0);
        Submit("s", Waves.Of("s", "m", "x", attempt: 2, failedOn: ["a"]));

        Assert.Empty(Poll("a").Begin);
        _scheduler.SiloLeft("b");
        Assert.Single(Poll("a").Begin);
    }

    [Fact]
    public void Submit_WithoutARunningWave_GivesItBackOrLetsItFinish()
    {
        Submit("s", Waves.Of("s", "m", "x"));
        var lease = Poll("a").Begin.Single();

        _scheduler.Submit("s", [], false, Waves.Start);
        Assert.Empty(Poll("a", leases: [lease], slots: 0).Abandon);

        _scheduler.Submit("s", [], true, Waves.Start);
        Assert.Equal([lease.Number], Poll("a", leases: [lease], slots: 0).Abandon);
        _scheduler.Complete(lease, WaveOutcome.Returned);
        Assert.Empty(Poll("a").Begin);
    }

    [Fact]
    public void Submit_AfterItWasMeasured_DoesNotQueueItAgain()
    {
        var wave = Waves.Of("s", "m", "x");
        Submit("s", wave);
        _scheduler.Complete(Poll("a").Begin.Single(), WaveOutcome.Measured);

        Submit("s", wave);

        Assert.Empty(Poll("a").Begin);
    }

    [Fact]
    public void Why_NothingFits_SaysWhatIsMissing()
    {
        Submit("s", Waves.Of("s", "m", "x", bytes: 61_000_000_000, allowCpu: false));
        Assert.Contains("No silo that measures", _scheduler.Why("s/m/x", Waves.Start));

        Poll("a");
        Assert.Contains("accelerator", _scheduler.Why("s/m/x", Waves.Start));

        _scheduler.Poll(Waves.Report("b", ++_sequence, memory: 40_000_000_000, accelerator: true), Waves.Start);
        Assert.Contains("needs 61.0 GB", _scheduler.Why("s/m/x", Waves.Start));
        Assert.Null(_scheduler.Why("s/m/none", Waves.Start));
    }

    [Fact]
    public void Submit_AHundredThousandUnits_TakesLittleMemory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Submit("s", [.. Enumerable.Range(0, 1000).Select(i => Waves.Of("s", $"m{i % 10}", $"c{i / 10}", units: 100))]);
        for (var i = 0; i < 500; i++)
        {
            Finish("a");
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(_scheduler);
        Assert.InRange(used, 0, 20_000_000);
    }

    private void Submit(string sweep, params Wave[] waves) => _scheduler.Submit(sweep, waves, false, Waves.Start);

    private WorkerOrders Poll(string silo, LoadedShard[]? loaded = null, Lease[]? leases = null, int slots = 1, long memory = 100) =>
        _scheduler.Poll(Waves.Report(silo, ++_sequence, memory, slots, loaded, leases), Waves.Start);

    private Lease Finish(string silo)
    {
        var lease = Poll(silo).Begin.Single();
        _scheduler.Complete(lease, WaveOutcome.Measured);
        return lease;
    }
}
