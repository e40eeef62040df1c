namespace SteerCluster.Reporting.Reading;

/// <summary>The items of the first layer and strength, which every other layer and strength must have too.</summary>
internal sealed class BlockShape
{
    private readonly string path;
    private readonly SampleBlock first;
    private readonly int[] items;

    public BlockShape(string path, SampleBlock first)
    {
        (this.path, this.first) = (path, first);
        var order = Distinct(first);
        items = [.. order.Select(row => first.Items[row])];
        MatchingIsA = [.. order.Select(row => first.MatchingIsA[row])];
    }

    /// <summary>Whether (A) is the matching answer, per item in ascending order.</summary>
    public bool[] MatchingIsA { get; }

    /// <summary>The block's rows in the order of the items.</summary>
    public int[] Order(SampleBlock block)
    {
        var order = Distinct(block);
        if (!order.Select(row => block.Items[row]).SequenceEqual(items))
        {
            var found = block.Items.ToHashSet();
            throw new ReportException(items.FirstOrDefault(item => !found.Contains(item), -1) is var lost and >= 0
                ? $"{path}: {Place(block)} has no row for prompt_idx {lost}, which {Place(first)} has; expected every item at every layer and strength."
                : $"{path}: line {block.Lines[order.First(row => Array.BinarySearch(items, block.Items[row]) < 0)]}: "
                    + $"{Place(block)} has an item that {Place(first)} lacks; expected every item at every layer and strength.");
        }

        for (var i = 0; i < order.Length; i++)
        {
            if (block.MatchingIsA[order[i]] != MatchingIsA[i])
            {
                throw new ReportException(
                    $"{path}: line {block.Lines[order[i]]}: "
                    + $"the matching_answer of prompt_idx {items[i]} is not that of {Place(first)}; expected one matching answer per item.");
            }
        }

        return order;
    }

    private static string Place(SampleBlock block) => $"layer {block.Layer} at strength {SampleTable.Text(block.Strength)}";

    private int[] Distinct(SampleBlock block)
    {
        var order = block.Order();
        for (var i = 1; i < order.Length; i++)
        {
            if (block.Items[order[i]] == block.Items[order[i - 1]])
            {
                throw new ReportException(
                    $"{path}: line {block.Lines[order[i]]}: {Place(block)} has prompt_idx {block.Items[order[i]]} a second time, "
                    + $"first on line {block.Lines[order[i - 1]]}; expected one row per layer, strength and item.");
            }
        }

        return order;
    }
}
