using System.Diagnostics.Metrics;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Telemetry;

/// <summary>The metrics of sweeps, waves, leases and shards. Each silo tells what its own grains and its own device do.</summary>
public sealed class ClusterMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "SteerCluster";

    private readonly Meter _meter;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<Measurement<long>>> _units = [];
    private readonly Histogram<double> _waveDuration;
    private readonly Counter<long> _waveRows;
    private readonly Counter<double> _waveTokens;
    private readonly Counter<long> _granted;
    private readonly Counter<long> _renewed;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _loads;
    private readonly Counter<long> _loadedBytes;
    private readonly Histogram<double> _loadDuration;
    private readonly Counter<long> _evictions;
    private Func<(int Depth, TimeSpan OldestAge)>? _queue;
    private Func<(long Used, long Free)>? _device;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public ClusterMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge("steercluster.units", Units, "{unit}", "Units of the sweeps that are held here, by state.");
        _waveDuration = _meter.CreateHistogram<double>("steercluster.wave.duration", "s", "From a wave's lease to its outcome.");
        _waveRows = _meter.CreateCounter<long>("steercluster.wave.rows", "{row}", "Rows of the residual stream that went through a block.");
        _waveTokens = _meter.CreateCounter<double>("steercluster.wave.tokens", "{token}", "Tokens that went through a whole model.");
        _meter.CreateObservableGauge("steercluster.queue.depth", QueueDepth, "{wave}", "Waves that wait.");
        _meter.CreateObservableGauge("steercluster.queue.oldest_age", QueueAge, "s", "How long the oldest of them has waited.");
        _granted = _meter.CreateCounter<long>("steercluster.leases.granted", "{lease}", "Leases that were granted.");
        _renewed = _meter.CreateCounter<long>("steercluster.leases.renewed", "{lease}", "Leases that were renewed.");
        _expired = _meter.CreateCounter<long>("steercluster.leases.expired", "{lease}", "Leases that were not renewed in time.");
        _retries = _meter.CreateCounter<long>("steercluster.retries", "{wave}", "Waves that failed and are tried again.");
        _parked = _meter.CreateCounter<long>("steercluster.parked", "{wave}", "Waves that failed too often.");
        _loads = _meter.CreateCounter<long>("steercluster.shard.loads", "{shard}", "Shards that were loaded.");
        _loadedBytes = _meter.CreateCounter<long>("steercluster.shard.bytes", "By", "Bytes of their weights.");
        _loadDuration = _meter.CreateHistogram<double>("steercluster.shard.load.duration", "s", "How long loading took.");
        _evictions = _meter.CreateCounter<long>("steercluster.shard.evictions", "{shard}", "Shards that were dropped.");
        _meter.CreateObservableGauge("steercluster.device.memory", DeviceMemory, "By", "Memory for weights, used and free.");
    }

    /// <summary>A wave ended on this silo.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="outcome">How.</param>
    /// <param name="duration">Since its lease.</param>
    /// <param name="tokens">Tokens that went through the whole model.</param>
    public void WaveEnded(Wave wave, WaveOutcome outcome, TimeSpan duration, double tokens)
    {
        _waveDuration.Record(
            duration.TotalSeconds, Tag("sweep", wave.Sweep), Tag("model", wave.Model), Tag("outcome", outcome.ToString().ToLowerInvariant()));
        _waveTokens.Add(tokens, Tag("sweep", wave.Sweep), Tag("model", wave.Model));
        _waveRows.Add((long)Math.Round(tokens * wave.LayerCount), Tag("sweep", wave.Sweep), Tag("model", wave.Model));
    }

    /// <summary>A lease was granted, or taken over from an earlier scheduler.</summary>
    public void LeaseGranted() => _granted.Add(1);

    /// <summary>A lease was renewed.</summary>
    public void LeaseRenewed() => _renewed.Add(1);

    /// <summary>A lease was not renewed in time.</summary>
    public void LeaseExpired() => _expired.Add(1);

    /// <summary>A wave failed.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="parked">Whether it is parked; otherwise it is tried again.</param>
    public void WaveFailed(Wave wave, bool parked) => (parked ? _parked : _retries).Add(1, Tag("sweep", wave.Sweep), Tag("model", wave.Model));

    /// <summary>A shard was loaded.</summary>
    /// <param name="bytes">Of its weights.</param>
    /// <param name="duration">How long it took.</param>
    public void ShardLoaded(long bytes, TimeSpan duration)
    {
        _loads.Add(1);
        _loadedBytes.Add(bytes);
        _loadDuration.Record(duration.TotalSeconds);
    }

    /// <summary>A shard was dropped.</summary>
    public void ShardEvicted() => _evictions.Add(1);

    /// <summary>Where the units of a sweep stand; none where it is not held here any more.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="cells">Its cells.</param>
    public void SetUnits(string sweep, IEnumerable<CellStatus> cells)
    {
        Measurement<long>[] counts =
        [
            .. cells.GroupBy(c => (c.Model, c.State)).Select(g => new Measurement<long>(
                g.Sum(c => c.Layers.Count), Tag("sweep", sweep), Tag("model", g.Key.Model), Tag("state", g.Key.State.ToString().ToLowerInvariant()))),
        ];
        lock (_lock)
        {
            if (counts.Length == 0)
            {
                _units.Remove(sweep);
            }
            else
            {
                _units[sweep] = counts;
            }
        }
    }

    /// <summary>Tells where the queue is looked at; null where it is not here any more.</summary>
    /// <param name="queue">Depth, and the age of the oldest.</param>
    public void ObserveQueue(Func<(int Depth, TimeSpan OldestAge)>? queue) => _queue = queue;

    /// <summary>Tells where the device's memory is looked at.</summary>
    /// <param name="device">Bytes used and free.</param>
    public void ObserveDevice(Func<(long Used, long Free)>? device) => _device = device;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new($"steercluster.{name}", value);

    private Measurement<long>[] Units()
    {
        lock (_lock)
        {
            return [.. _units.Values.SelectMany(u => u)];
        }
    }

    private IEnumerable<Measurement<int>> QueueDepth() => _queue is { } queue ? [new Measurement<int>(queue().Depth)] : [];

    private IEnumerable<Measurement<double>> QueueAge() => _queue is { } queue ? [new Measurement<double>(queue().OldestAge.TotalSeconds)] : [];

    private IEnumerable<Measurement<long>> DeviceMemory()
    {
        if (_device is not { } device)
        {
            return [];
        }

        var (used, free) = device();
        return [new Measurement<long>(used, Tag("state", "used")), new Measurement<long>(free, Tag("state", "free"))];
    }
}
