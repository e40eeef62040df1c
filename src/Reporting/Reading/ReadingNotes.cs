using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary>Collects what was missing or odd in a folder, and says each thing once for all cells that share it.</summary>
internal sealed class ReadingNotes
{
    private readonly List<string> first = [];
    private readonly List<(string Text, string Cell)> byCell = [];
    private readonly List<CellResult> cells = [];

    public void Add(string note) => first.Add(note);

    public void UnknownLayers(string label, int last) => Once(
        $"{label}: neither summary.json nor the model catalogue tells the number of layers; depths take layer {last}, the last one with rows, as the model's last");

    public void Cell(CellResult cell, SampleTable table, bool hasSummary)
    {
        cells.Add(cell);
        var (label, concept) = (cell.Samples.Model.Label, cell.Samples.Concept);
        if (table.OtherAnswers.Count > 0)
        {
            var answers = string.Join(", ", table.OtherAnswers.Select(other => $"{other.Answer} {other.Items}"));
            byCell.Add(($"{concept}: {table.OtherAnswers.Sum(other => other.Items)} of {table.MatchingIsA.Count} items have a matching answer other than (A) and (B) ({answers}); they count as (B)", label));
        }

        if (!hasSummary)
        {
            byCell.Add(($"{concept}: no {CellSummaryFile.Name}, which a run writes last; the cell may not be finished", label));
        }

        if (Path.GetFileName(Path.GetDirectoryName(cell.Folder)) is { } folder && folder != concept)
        {
            byCell.Add(($"{concept}: the folder is called '{folder}'; the name in the rows is used", label));
        }
    }

    /// <summary>All notes: the folder's, then those of cells, then what no cell or only some have.</summary>
    public IReadOnlyList<string> All() =>
    [
        .. first,
        .. byCell.GroupBy(note => note.Text, note => note.Cell).Select(group => $"{group.Key} ({string.Join(", ", group)})"),
        .. Absent(cell => cell.AnswerMass.Count > 0, "answer mass (neither answer_mass nor both log-probabilities)", "low answer mass cannot be noticed"),
        .. Absent(cell => cell.Samples.Controls.Count > 0, "controls", "the effects are not held against random vectors"),
        .. Absent(cell => cell.Samples.Conventions is not null, "conventions", "numbers measured in different ways cannot be told apart"),
        .. Absent(cell => cell.Samples.Generation is not null, "generation", "the two methods cannot be compared"),
        .. Absent(cell => cell.Samples.Model.Parameters is not null, "number of parameters", "comparisons with model size leave them out"),
        .. Absent(cell => cell.Samples.Model.Training is not null, "training method", "comparisons of training methods leave them out"),
    ];

    private void Once(string note)
    {
        if (!first.Contains(note))
        {
            first.Add(note);
        }
    }

    private IEnumerable<string> Absent(Func<CellResult, bool> has, string what, string consequence)
    {
        var without = cells.Where(cell => !has(cell)).Select(cell => cell.Samples).ToArray();
        if (without.Length == cells.Count && cells.Count > 0)
        {
            yield return $"no {what}: {consequence}";
        }
        else if (without.Length > 0)
        {
            yield return $"no {what} for {without.Length} of {cells.Count} cells ({Shown(without)}): {consequence}";
        }
    }

    private static string Shown(CellSamples[] cells)
    {
        var names = cells.Select(cell => $"{cell.Concept}/{cell.Model.Label}").ToArray();
        return names.Length <= 6 ? string.Join(", ", names) : $"{string.Join(", ", names[..5])} and {names.Length - 5} more";
    }
}
