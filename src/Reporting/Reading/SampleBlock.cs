namespace SteerCluster.Reporting.Reading;

/// <summary>The rows of one layer at one strength, column by column, in the order of the file until they are sorted by item.</summary>
/// <param name="Layer">0-based block.</param>
/// <param name="Strength">Multiplier of the vector.</param>
internal sealed record SampleBlock(int Layer, double Strength)
{
    public List<int> Items { get; } = [];

    public List<int> Lines { get; } = [];

    public List<bool> MatchingIsA { get; } = [];

    public List<double> Matching { get; } = [];

    /// <summary>P(A)+P(B); empty where the file does not tell it.</summary>
    public List<double> AnswerMass { get; } = [];

    /// <summary>The places of the rows in the order of their items.</summary>
    public int[] Order()
    {
        int[] order = [.. Enumerable.Range(0, Items.Count)];
        for (var i = 1; i < order.Length; i++)
        {
            if (Items[i] <= Items[i - 1])
            {
                Array.Sort(order, (a, b) => (Items[a], a).CompareTo((Items[b], b)));
                break;
            }
        }

        return order;
    }
}
