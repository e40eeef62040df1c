using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Telemetry;

namespace SteerCluster.Grains.Tests.Telemetry;

/// <summary>Names, units and tags of the metrics: dashboards rely on them.</summary>
public sealed class ClusterMeterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ClusterMeter _meter;
    private readonly MeterListener _listener = new();
    private readonly List<string> _seen = [];

    public ClusterMeterTests()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _meter = new ClusterMeter(factory);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>(See);
        _listener.SetMeasurementEventCallback<long>(See);
        _listener.SetMeasurementEventCallback<double>(See);
        _listener.Start();
    }

    [Fact]
    public void Instruments_AllThatHappens_HaveTheirNamesUnitsAndTags()
    {
        var wave = new Wave("s", "p", "m", "c", [3, 4], "f", 10, 40, 1, 1, true, [], "g");
        _meter.WaveEnded(wave, WaveOutcome.Measured, TimeSpan.FromSeconds(2), 5);
        _meter.LeaseGranted();
        _meter.LeaseRenewed();
        _meter.LeaseExpired();
        _meter.WaveFailed(wave, parked: false);
        _meter.WaveFailed(wave, parked: true);
        _meter.ShardLoaded(10, TimeSpan.FromSeconds(1));
        _meter.ShardEvicted();
        _meter.SetUnits("s", [new CellStatus("m", "c", [3, 4], CellState.Running, 1, null, null, null)]);
        _meter.ObserveQueue(() => (7, TimeSpan.FromSeconds(8)));
        _meter.ObserveDevice(() => (1, 2));
        _listener.RecordObservableInstruments();

        Assert.Equal(
            [
                "steercluster.device.memory [By] 1 steercluster.state=used",
                "steercluster.device.memory [By] 2 steercluster.state=free",
                "steercluster.leases.expired [{lease}] 1",
                "steercluster.leases.granted [{lease}] 1",
                "steercluster.leases.renewed [{lease}] 1",
                "steercluster.parked [{wave}] 1 steercluster.sweep=s steercluster.model=m",
                "steercluster.queue.depth [{wave}] 7",
                "steercluster.queue.oldest_age [s] 8",
                "steercluster.retries [{wave}] 1 steercluster.sweep=s steercluster.model=m",
                "steercluster.shard.bytes [By] 10",
                "steercluster.shard.evictions [{shard}] 1",
                "steercluster.shard.load.duration [s] 1",
                "steercluster.shard.loads [{shard}] 1",
                "steercluster.units [{unit}] 2 steercluster.sweep=s steercluster.model=m steercluster.state=running",
                "steercluster.wave.duration [s] 2 steercluster.sweep=s steercluster.model=m steercluster.outcome=measured",
                "steercluster.wave.rows [{row}] 200 steercluster.sweep=s steercluster.model=m",
                "steercluster.wave.tokens [{token}] 5 steercluster.sweep=s steercluster.model=m",
            ],
            _seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Observed_NotHereAnyMore_IsNotTold()
    {
        _meter.SetUnits("s", [new CellStatus("m", "c", [3], CellState.Done, 1, null, null, null)]);
        _meter.SetUnits("s", []);
        _meter.ObserveQueue(() => (7, TimeSpan.Zero));
        _meter.ObserveQueue(null);

        _listener.RecordObservableInstruments();

        Assert.Empty(_seen);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
        _services.Dispose();
    }

    private void See<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct =>
        _seen.Add($"{instrument.Name} [{instrument.Unit}] {string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}").Prepend(FormattableString.Invariant($"{value}")))}");
}
