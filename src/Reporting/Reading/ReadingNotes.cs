namespace SteerCluster.Reporting.Reading;

/// <summary>Says what was missing or odd in a folder and what that leaves out, each thing once for all cells that share it.</summary>
internal static class ReadingNotes
{
    private const int MostNames = 6;

    /// <param name="layout">Where the cells are.</param>
    /// <param name="manifest">The manifest; null where there is none.</param>
    /// <param name="readings">The cells in their final order.</param>
    public static IReadOnlyList<string> Of(ResultLayout layout, ManifestFile? manifest, IReadOnlyList<CellReading> readings)
    {
        CellResult[] cells = [.. readings.Select(reading => reading.Cell)];
        return
        [
            .. manifest is null
                ? [$"no {ManifestFile.Name}: the sweep's settings, versions and seeds are unknown; the statistics use the defaults"]
                : Plan(layout, manifest),
            .. layout.Empty.Select(empty => $"{layout.Name(empty)}: no {PerSampleFile.Name}, so it is left out (still to be measured, or failed)"),
            .. readings
                .SelectMany(reading => reading.Notes.Select(note => (Note: note, reading.Cell.Samples.Model.Label)))
                .GroupBy(found => found.Note, found => found.Label)
                .Select(group => $"{group.Key} ({string.Join(", ", group.Distinct())})"),
            .. Absent(cells, cell => cell.AnswerMass.Count > 0, "answer mass (neither answer_mass nor both log-probabilities)", "low answer mass cannot be noticed"),
            .. Absent(cells, cell => cell.Samples.Controls.Count > 0, "controls", "the effects are not held against random vectors"),
            .. Absent(cells, cell => cell.Samples.Conventions is not null, "conventions", "numbers measured in different ways cannot be told apart"),
            .. Absent(cells, cell => cell.Samples.Generation is not null, "generation", "the two methods cannot be compared"),
            .. Absent(cells, cell => cell.Samples.Model.Parameters is not null, "number of parameters", "comparisons with model size leave these models out"),
            .. Absent(cells, cell => cell.Samples.Model.Training is not null, "training method", "comparisons of training methods leave these models out"),
        ];
    }

    /// <summary>Where the cells are not those of the manifest.</summary>
    private static IEnumerable<string> Plan(ResultLayout layout, ManifestFile manifest)
    {
        var planned = (from concept in manifest.Concepts from model in manifest.ModelFolders select Path.Combine(concept, model)).ToArray();
        string[] missing = layout.IsWhole ? [.. planned.Except(layout.Cells.Concat(layout.Empty).Select(layout.Name))] : [];
        if (missing.Length > 0)
        {
            yield return $"{missing.Length} of the {planned.Length} cells of {ManifestFile.Name} are not here ({Shown(missing)}): still to be measured, or removed";
        }

        var more = layout.Cells.Select(layout.Name).Except(planned).ToArray();
        if (more.Length > 0)
        {
            yield return $"{ManifestFile.Name} does not name {Shown(more)}, perhaps left from an earlier run: the settings may not be those of these cells";
        }
    }

    private static IEnumerable<string> Absent(CellResult[] cells, Func<CellResult, bool> has, string what, string consequence)
    {
        var without = cells.Where(cell => !has(cell)).Select(cell => $"{cell.Samples.Concept}/{cell.Samples.Model.Label}").ToArray();
        if (without.Length > 0)
        {
            yield return without.Length == cells.Length
                ? $"no {what}: {consequence}"
                : $"no {what} for {without.Length} of {cells.Length} cells ({Shown(without)}): {consequence}";
        }
    }

    private static string Shown(string[] names) =>
        names.Length <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names[..(MostNames - 1)])} and {names.Length - MostNames + 1} more";
}
