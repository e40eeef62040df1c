using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Units;

namespace SteerCluster.Grains.Waves;

/// <summary>Reads and keeps the records of a wave's units. While storage is away it tries again; nothing is taken as kept before it is.</summary>
internal sealed class UnitKeeper(IGrainFactory grains, WorkerOptions options, TimeProvider clock, Action<Exception, string> retrying)
{
    private const int Together = 32;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Begins an attempt at all units of a wave; gives what is kept of them.</summary>
    public async Task<UnitRecords> Begin(Wave wave, string silo, CancellationToken ct)
    {
        var store = new UnitRecords();
        await ForEach(wave, wave.Layers, async (unit, _) => store.AddKept(await unit.Begin(silo, wave.Attempt, ct)), ct);
        return store;
    }

    /// <summary>Keeps what is new.</summary>
    public Task Keep(Wave wave, IReadOnlyDictionary<int, List<UnitRecord>> records, CancellationToken ct) =>
        ForEach(wave, [.. records.Keys.Order()], (unit, layer) => unit.Keep(records[layer], null, ct), ct);

    /// <summary>Keeps what is new, and that all units of the wave are done.</summary>
    public Task Finish(Wave wave, IReadOnlyDictionary<int, List<UnitRecord>> records, string conventions, CancellationToken ct) =>
        ForEach(wave, wave.Layers, (unit, layer) => unit.Keep(records.GetValueOrDefault(layer) ?? [], conventions, ct), ct);

    /// <summary>Tells all units of a wave that an attempt failed.</summary>
    public Task Fail(Wave wave, string error, bool parked, CancellationToken ct) =>
        ForEach(wave, wave.Layers, (unit, _) => unit.Fail(wave.Attempt, error, parked, ct), ct);

    /// <summary>Tries again until it succeeds, the wave is taken back, or storage was away for too long.</summary>
    public async Task Persist(string what, Func<Task> action, CancellationToken ct)
    {
        var deadline = clock.GetUtcNow() + options.KeepTimeout;
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await action();
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested && clock.GetUtcNow() < deadline)
            {
                retrying(e, what);
            }

            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Batches in parallel: a wave may have a hundred units, and a call to each takes a write.</summary>
    private async Task ForEach(Wave wave, IReadOnlyList<int> layers, Func<IUnitGrain, int, Task> action, CancellationToken ct)
    {
        foreach (var batch in layers.Chunk(Together))
        {
            await Task.WhenAll(batch.Select(layer =>
            {
                var key = wave.UnitKey(layer);
                return Persist(key, () => action(grains.GetGrain<IUnitGrain>(key), layer), ct);
            }));
        }
    }
}
