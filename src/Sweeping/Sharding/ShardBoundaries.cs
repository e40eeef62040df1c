namespace SteerCluster.Sweeping.Sharding;

/// <summary>What the boundaries between shards ask of the work that crosses them.</summary>
internal static class ShardBoundaries
{
    /// <summary>Chunks that are on the way at the same time where rows travel: one computes here, the next there.</summary>
    private const int InFlight = 2;

    /// <summary>How many chunks to work on at once: 1 where all shards are in this process, since they share its memory.</summary>
    public static int ChunksInFlight(IReadOnlyList<IModelShard> shards) => shards.Any(s => s.MessageRowBytes is not null) ? InFlight : 1;

    /// <summary>Limits that keep the rows of a chunk inside one message, at every boundary that they cross in one.</summary>
    /// <param name="shards">The shards in order.</param>
    /// <param name="rows">Rows of an item after a block.</param>
    public static IEnumerable<(Func<T, long> Cost, long Budget)> Limits<T>(IReadOnlyList<IModelShard> shards, Func<T, int, long> rows)
    {
        foreach (var (before, after) in shards.Zip(shards.Skip(1)))
        {
            if ((before.MessageRowBytes is null, after.MessageRowBytes is null) is not (true, true))
            {
                var rowBytes = (long)sizeof(float) * before.Config.HiddenSize;
                yield return (
                    item => rows(item, before.Range.End - 1) * rowBytes,
                    Math.Min(before.MessageRowBytes ?? long.MaxValue, after.MessageRowBytes ?? long.MaxValue));
            }
        }
    }
}
