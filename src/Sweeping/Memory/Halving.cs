namespace SteerCluster.Sweeping.Memory;

/// <summary>What to do when memory runs out: half the items at a time, as often as it takes.</summary>
internal static class Halving
{
    /// <summary>Runs all items at once, or in halves where memory does not suffice; results are in the order of the items.</summary>
    /// <exception cref="OutOfMemoryException">Not even one item fits.</exception>
    public static IReadOnlyList<TResult> Run<TItem, TResult>(IReadOnlyList<TItem> items, Func<IReadOnlyList<TItem>, IReadOnlyList<TResult>> run)
    {
        try
        {
            return run(items);
        }
        catch (OutOfMemoryException) when (items.Count > 1)
        {
            var half = items.Count / 2;
            return [.. Run([.. items.Take(half)], run), .. Run([.. items.Skip(half)], run)];
        }
    }
}
