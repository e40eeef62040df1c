namespace SteerCluster.Sweeping.Memory;

/// <summary>Cuts work so that its activations stay inside a budget.</summary>
internal static class Chunks
{
    /// <summary>Runs of items, in order, whose costs stay inside the budget; an item that alone exceeds it is a run of its own.</summary>
    /// <param name="items">What to cut.</param>
    /// <param name="cost">Bytes of one item.</param>
    /// <param name="budget">Bytes of a run.</param>
    public static IEnumerable<T[]> Cut<T>(IEnumerable<T> items, Func<T, long> cost, long budget) => Cut(items, [(cost, budget)]);

    /// <summary>The same with several kinds of costs, none of which may exceed its budget.</summary>
    /// <param name="items">What to cut.</param>
    /// <param name="limits">Bytes of one item and bytes of a run, of every kind.</param>
    public static IEnumerable<T[]> Cut<T>(IEnumerable<T> items, IReadOnlyList<(Func<T, long> Cost, long Budget)> limits)
    {
        var chunk = new List<T>();
        var bytes = new long[limits.Count];
        foreach (var item in items)
        {
            long[] more = [.. limits.Select(l => l.Cost(item))];
            if (chunk.Count > 0 && limits.Index().Any(l => bytes[l.Index] + more[l.Index] > l.Item.Budget))
            {
                yield return [.. chunk];
                chunk.Clear();
                Array.Clear(bytes);
            }

            chunk.Add(item);
            for (var i = 0; i < more.Length; i++)
            {
                bytes[i] += more[i];
            }
        }

        if (chunk.Count > 0)
        {
            yield return [.. chunk];
        }
    }
}
