using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>What waits of one sweep.</summary>
internal sealed class SweepQueue(string sweep)
{
    private readonly Dictionary<string, QueuedWave> _waiting = [];
    private readonly HashSet<(string Wave, string Signature, int Attempt)> _finished = [];

    public string Sweep { get; } = sweep;

    /// <summary>Units that were leased so far, less those that came back: the sweep that has had least is next.</summary>
    public double Served { get; set; }

    public IReadOnlyCollection<QueuedWave> Waiting => _waiting.Values;

    public QueuedWave? Find(string wave) => _waiting.GetValueOrDefault(wave);

    public void Add(QueuedWave queued) => _waiting[queued.Wave.Id] = queued;

    public void Remove(string wave) => _waiting.Remove(wave);

    /// <summary>A wave is finished: a submission that was made before that was known does not queue it again.</summary>
    public void Finish(Wave wave)
    {
        _finished.Add((wave.Id, wave.Signature, wave.Attempt));
        if (Find(wave.Id) is { } queued && queued.Wave.Signature == wave.Signature && queued.Wave.Attempt <= wave.Attempt)
        {
            Remove(wave.Id);
        }
    }

    /// <summary>Replaces what waits; waves that waited already keep their place.</summary>
    public void Replace(IReadOnlyList<Wave> waves, Func<Wave, bool> isHeld, DateTimeOffset now, Func<long> order)
    {
        _finished.IntersectWith(waves.Select(w => (w.Id, w.Signature, w.Attempt)));
        var before = new Dictionary<string, QueuedWave>(_waiting);
        _waiting.Clear();
        foreach (var wave in waves)
        {
            if (_finished.Contains((wave.Id, wave.Signature, wave.Attempt)) || isHeld(wave))
            {
                continue;
            }

            var place = before.GetValueOrDefault(wave.Id);
            Add(new QueuedWave(wave, place?.Order ?? order(), place?.Since ?? now));
        }
    }
}
