namespace SteerCluster.Sweeping.Memory;

/// <summary>Cuts work so that its activations stay inside a budget.</summary>
internal static class Chunks
{
    /// <summary>Runs of items, in order, whose costs stay inside the budget; an item that alone exceeds it is a run of its own.</summary>
    /// <param name="items">What to cut.</param>
    /// <param name="cost">Bytes of one item.</param>
    /// <param name="budget">Bytes of a run.</param>
    public static IEnumerable<T[]> Cut<T>(IEnumerable<T> items, Func<T, long> cost, long budget)
    {
        var chunk = new List<T>();
        var bytes = 0L;
        foreach (var item in items)
        {
            var more = cost(item);
            if (chunk.Count > 0 && bytes + more > budget)
            {
                yield return [.. chunk];
                chunk.Clear();
                bytes = 0;
            }

            chunk.Add(item);
            bytes += more;
        }

        if (chunk.Count > 0)
        {
            yield return [.. chunk];
        }
    }
}
