using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary>Reads the folder of one cell.</summary>
/// <param name="catalogue">Facts of models.</param>
internal sealed class CellReader(ModelCatalogue catalogue)
{
    /// <param name="folder">The cell's folder.</param>
    /// <param name="generationFolder">Its folder of the second method; null where there can be none.</param>
    /// <param name="itemsPerGroup">Neighbouring items that belong together.</param>
    /// <exception cref="ReportException">A file of the cell cannot be used.</exception>
    public CellReading Read(string folder, string? generationFolder, int itemsPerGroup)
    {
        var path = Path.Combine(folder, PerSampleFile.Name);
        var table = PerSampleFile.Read(path);
        var summary = CellSummaryFile.Read(folder);
        var published = LayerSummaryFile.Read(Path.Combine(folder, LayerSummaryFile.Name));
        var concept = table.Concept ?? summary?.Concept ?? Path.GetFileName(Path.GetDirectoryName(folder)) ?? "";
        var model = Facts(path, table, summary, Path.GetFileName(folder));
        var cell = new CellResult(
            folder,
            new CellSamples
            {
                Model = model,
                Concept = concept,
                Units = table.Units(model.Label, concept),
                ItemsPerGroup = itemsPerGroup,
                Controls = ControlsFile.Read(folder),
                Conventions = summary?.Conventions,
                Generation = generationFolder is null ? null : GenerationFile.Read(generationFolder),
            },
            table.MeanAnswerMass(),
            published is null && summary is null ? null : new PublishedSummary(
                summary?.BestLayer, summary?.BestDelta, summary?.TopLayers ?? [], published ?? new Dictionary<int, IReadOnlyDictionary<string, double>>()));
        return new CellReading(cell, [.. Notes(cell, table, summary, IsLayersKnown(summary, folder))]);
    }

    private static IEnumerable<string> Notes(CellResult cell, SampleTable table, CellSummaryFile? summary, bool layersKnown)
    {
        var concept = cell.Samples.Concept;
        if (table.OtherAnswers.Count > 0)
        {
            var answers = string.Join(", ", table.OtherAnswers.Select(other => $"{other.Answer} {other.Items}"));
            yield return $"{concept}: {table.OtherAnswers.Sum(other => other.Items)} of {table.MatchingIsA.Count} items "
                + $"have a matching answer other than (A) and (B), counted as (B): {answers}";
        }

        if (summary is null)
        {
            yield return $"{concept}: no {CellSummaryFile.Name}, which a run writes last, so the cell may not be finished";
        }

        if (Path.GetFileName(Path.GetDirectoryName(cell.Folder)) is { } folder && folder != concept)
        {
            yield return $"{concept}: the rows name this concept, the folder is called '{folder}'; the rows' name is used";
        }

        if (!layersKnown)
        {
            yield return $"neither {CellSummaryFile.Name} nor the model catalogue tells the number of layers; "
                + $"depths take layer {table.Layers[^1]}, the last one with rows, as the model's last";
        }
    }

    private bool IsLayersKnown(CellSummaryFile? summary, string folder) =>
        (summary?.Layers ?? Entry(summary, Path.GetFileName(folder))?.Layers) is not null;

    private ModelEntry? Entry(CellSummaryFile? summary, string folder) =>
        (summary?.ModelId is { } id ? catalogue.Find(id) : null) ?? catalogue.Find(folder);

    private ModelFacts Facts(string path, SampleTable table, CellSummaryFile? summary, string folder)
    {
        var id = summary?.ModelId ?? folder;
        var entry = Entry(summary, folder);
        var known = summary?.Architecture.Or(entry) ?? entry;
        var label = entry is { Relabels: true, Label: { } relabelled } ? relabelled : table.Model ?? summary?.Model ?? entry?.Label ?? folder;
        var last = table.Layers[^1];
        if (known?.Layers <= last)
        {
            var where = summary?.Layers is null ? "the model catalogue" : CellSummaryFile.Name;
            throw new ReportException(
                $"{path}: there are rows of layer {last}, and {where} gives the model {known.Layers} layers, the last one {known.Layers - 1}; correct one of them.");
        }

        return new ModelFacts
        {
            Label = label,
            Id = id,
            Layers = known?.Layers ?? last + 1,
            ModelType = known?.ModelType,
            HiddenSize = known?.HiddenSize,
            Heads = known?.Heads,
            KeyValueHeads = known?.KeyValueHeads,
            Experts = known?.Experts,
            Parameters = known?.Parameters,
            ActiveParameters = known?.ActiveParameters,
            Training = entry?.Training,
        };
    }
}
