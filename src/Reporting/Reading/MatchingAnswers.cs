namespace SteerCluster.Reporting.Reading;

/// <summary>
/// The column <c>matching_answer</c>. An answer other than (A) counts as (B), as the reference study counts it; which ones there
/// were is remembered.
/// </summary>
internal sealed class MatchingAnswers(ResultCsv csv, int column)
{
    private readonly Dictionary<int, string> others = [];

    /// <summary>Whether the matching answer of the current row is (A).</summary>
    public bool IsA(int item)
    {
        var letter = csv.Bytes(column).Trim(" \t"u8);
        if (letter.Length >= 2 && letter[0] == '(' && letter[^1] == ')')
        {
            letter = letter[1..^1];
        }

        if (letter.IsEmpty)
        {
            throw csv.Refuse(column, "an answer such as (A)");
        }

        if (letter.SequenceEqual("A"u8))
        {
            return true;
        }

        if (!letter.SequenceEqual("B"u8))
        {
            others.TryAdd(item, csv.Text(column).Trim());
        }

        return false;
    }

    /// <summary>Answers other than (A) and (B), with the number of items that have them.</summary>
    public IReadOnlyList<(string Answer, int Items)> Others() =>
        [.. others.Values.GroupBy(answer => answer).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))];
}
