using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>Chooses the silos of a model that is split: all shards have one, or none has.</summary>
internal static class GangPlacement
{
    /// <summary>The silos in order of the shards, each with memory enough once what is idle and what runs there is gone; null where there are too few.</summary>
    /// <param name="wave">A wave of the model.</param>
    /// <param name="silos">All silos.</param>
    public static IReadOnlyList<SiloView>? Choose(Wave wave, IReadOnlyCollection<SiloView> silos)
    {
        var able = silos.Where(s => !s.Report.Draining && s.Accepts(wave)).OrderBy(s => s.Name, StringComparer.Ordinal).ToArray();
        for (var count = Math.Max(2, wave.Shards); count <= able.Length; count++)
        {
            if (Choose(wave, able, count) is { } chosen)
            {
                return chosen;
            }
        }

        return null;
    }

    private static List<SiloView>? Choose(Wave wave, SiloView[] able, int count)
    {
        var bytes = ShardSize.Bytes(wave, count);
        var free = able.Where(s => s.Report.MemoryBytes >= bytes).ToList();
        var failed = wave.FailedOn;
        var chosen = new SiloView?[count];

        // A silo that has a shard keeps it; then the others, those with free slots and the most free memory first.
        for (var index = 0; index < count; index++)
        {
            var shard = ShardSize.Shard(wave, index, count);
            if (free.FirstOrDefault(s => s.Has(shard) && !failed.Contains(s.Name)) is { } holder)
            {
                chosen[index] = holder;
                free.Remove(holder);
            }
        }

        var rest = free.OrderBy(s => failed.Contains(s.Name)).ThenByDescending(s => s.FreeSlots > 0).ThenByDescending(s => s.Free()).ToList();
        for (var index = 0; index < count; index++)
        {
            if (chosen[index] is null)
            {
                if (rest.Count == 0)
                {
                    return null;
                }

                chosen[index] = rest[0];
                rest.RemoveAt(0);
            }
        }

        return [.. chosen.Select(c => c!)];
    }
}
