using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Reading;

/// <summary>
/// Reads a result folder, ours or that of the reference study or of another tool with the same layout. Only the study's own
/// columns and keys are needed; what else is missing is noted.
/// </summary>
public static class ResultFolder
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">A result folder, its <c>logit_diff_sweep</c>, another folder of concepts, one concept's folder, or one cell's.</param>
    /// <param name="catalogue">Facts of models that the files may lack.</param>
    /// <param name="options">Settings that go before those of the manifest; null for none.</param>
    /// <exception cref="ReportException">The folder has no results, or a file in it cannot be used.</exception>
    public static SweepResults Read(string folder, ModelCatalogue catalogue, ReadingOptions? options = null)
    {
        var layout = ResultLayout.Of(folder);
        var manifest = ManifestFile.Read(layout.Manifest);
        var settings = (options ?? new ReadingOptions()).Over(manifest?.Options ?? new UnitStatisticsOptions());
        var reader = new CellReader(catalogue);
        var readings = CellOrder.Of([.. layout.Cells.Select(cell => reader.Read(cell, GenerationOf(layout, cell), settings.ItemsPerGroup))], manifest);
        CellResult[] cells = [.. readings.Select(reading => reading.Cell)];
        CheckNames(cells);
        return new SweepResults
        {
            Folder = folder,
            ConceptsFolder = layout.ConceptsFolder,
            Cells = cells,
            Manifest = manifest?.Json,
            Options = settings,
            Notes = ReadingNotes.Of(layout, manifest, readings),
        };
    }

    private static string? GenerationOf(ResultLayout layout, string cell) =>
        layout.GenerationFolder is { } folder ? Path.Combine(folder, layout.Name(cell)) : null;

    /// <summary>Tables go by concept and label, so a label must not stand for two models, nor a cell be there twice.</summary>
    private static void CheckNames(IReadOnlyList<CellResult> cells)
    {
        foreach (var same in cells.GroupBy(cell => (cell.Samples.Concept, cell.Samples.Model.Label)).Where(group => group.Count() > 1))
        {
            throw new ReportException(
                $"{same.First().Folder} and {same.Last().Folder} are both of concept '{same.Key.Concept}' and model '{same.Key.Label}'; "
                + "remove one, or give one of the models another label in a models.yaml.");
        }

        foreach (var same in cells.GroupBy(cell => cell.Samples.Model.Label))
        {
            var other = same.FirstOrDefault(cell => cell.Samples.Model.Id != same.First().Samples.Model.Id);
            if (other is not null)
            {
                throw new ReportException(
                    $"{same.First().Folder} and {other.Folder} are of two models ('{same.First().Samples.Model.Id}' and '{other.Samples.Model.Id}') "
                    + $"with the same label '{same.Key}'; give one another label in a models.yaml.");
            }
        }
    }
}
