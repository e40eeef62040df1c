namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>Compares the files of pairs of cells and adds their columns up.</summary>
/// <param name="tolerance">How far a logit diff may be off.</param>
internal sealed class CellFiles(double tolerance)
{
    private const int Shown = 3;

    private readonly Dictionary<(string File, string Column), ColumnTally> tallies = [];

    public List<string> SameBytes { get; } = [];

    public List<string> OtherBytes { get; } = [];

    public List<string> Unmatched { get; } = [];

    public IReadOnlyList<ColumnDifference> Columns => [.. tallies.Values.Select(tally => tally.Result())];

    /// <summary>Compares one pair; the three lists are then those of this pair.</summary>
    public void Compare(CellPair pair)
    {
        SameBytes.Clear();
        OtherBytes.Clear();
        Unmatched.Clear();
        foreach (var name in ComparedFile.All.Select(file => file.Name).Concat(ComparedFile.Others))
        {
            var (first, second) = (Path.Combine(pair.First.Folder, name), Path.Combine(pair.Second.Folder, name));
            var (hasFirst, hasSecond) = (File.Exists(first), File.Exists(second));
            if (hasFirst && hasSecond)
            {
                (FileBytes.AreSame(first, second) ? SameBytes : OtherBytes).Add(name);
                if (ComparedFile.All.FirstOrDefault(file => file.Name == name) is { } file)
                {
                    Rows(pair, file, KeyedRows.Read(first, file.Keys), KeyedRows.Read(second, file.Keys));
                }
            }
            else if (hasFirst || hasSecond)
            {
                Unmatched.Add($"{name} is in the {(hasFirst ? "first" : "second")} folder only");
            }
        }
    }

    private void Rows(CellPair pair, ComparedFile file, KeyedRows first, KeyedRows second)
    {
        Missing(file.Name, "column", first.Columns, second.Columns);
        Missing(file.Name, "row", [.. first.Rows.Keys], [.. second.Rows.Keys]);
        var columns = first.Columns
            .Select((column, i) => (Column: column, First: i, Second: second.Columns.ToList().IndexOf(column)))
            .Where(column => column.Second >= 0)
            .Select(column => (Tally: Tally(file, column.Column), column.First, column.Second))
            .ToArray();
        foreach (var (key, row) in first.Rows)
        {
            if (second.Rows.TryGetValue(key, out var other))
            {
                foreach (var (tally, a, b) in columns)
                {
                    tally.Add(row[a], other[b], () => $"{pair.Name}, {key}");
                }
            }
        }
    }

    private ColumnTally Tally(ComparedFile file, string column)
    {
        if (!tallies.TryGetValue((file.Name, column), out var tally))
        {
            tallies.Add((file.Name, column), tally = new ColumnTally(file.Name, column, file.Multiple(column) * tolerance));
        }

        return tally;
    }

    private void Missing(string file, string what, IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        Missing(file, what, "first", [.. first.Except(second)]);
        Missing(file, what, "second", [.. second.Except(first)]);
    }

    private void Missing(string file, string what, string folder, string[] only)
    {
        if (only.Length > 0)
        {
            var rest = only.Length > Shown ? $" and {only.Length - Shown} more" : "";
            Unmatched.Add($"{file}: {only.Length} {what}{(only.Length == 1 ? "" : "s")} in the {folder} folder only: {string.Join("; ", only.Take(Shown))}{rest}");
        }
    }
}
