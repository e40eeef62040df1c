using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary>Reads the folder of one cell.</summary>
/// <param name="catalogue">Facts of models.</param>
/// <param name="notes">What is missing or odd.</param>
internal sealed class CellReader(ModelCatalogue catalogue, ReadingNotes notes)
{
    /// <param name="folder">The cell's folder.</param>
    /// <param name="generationFolder">Its folder of the second method; null where there can be none.</param>
    /// <param name="itemsPerGroup">Neighbouring items that belong together.</param>
    /// <exception cref="ReportException">A file of the cell cannot be used.</exception>
    public CellResult Read(string folder, string? generationFolder, int itemsPerGroup)
    {
        var path = Path.Combine(folder, PerSampleFile.Name);
        var table = PerSampleFile.Read(path);
        var summary = CellSummaryFile.Read(folder);
        var published = LayerSummaryFile.Read(Path.Combine(folder, LayerSummaryFile.Name));
        var concept = table.Concept ?? Path.GetFileName(Path.GetDirectoryName(folder)) ?? "";
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
        notes.Cell(cell, table, summary is not null);
        return cell;
    }

    private ModelFacts Facts(string path, SampleTable table, CellSummaryFile? summary, string folder)
    {
        var id = summary?.ModelId ?? folder;
        var entry = catalogue.Find(id) ?? catalogue.Find(folder);
        var known = summary?.Architecture.Or(entry) ?? entry;
        var label = entry is { Relabels: true, Label: { } relabelled } ? relabelled : table.Model ?? summary?.Model ?? entry?.Label ?? folder;
        var last = table.Layers[^1];
        if (known?.Layers <= last)
        {
            throw new ReportException($"{path}: there are rows of layer {last}, and {(summary?.Layers is null ? "the model catalogue" : CellSummaryFile.Name)} gives the model {known.Layers} layers, the last one {known.Layers - 1}; correct one of them.");
        }

        if (known?.Layers is null)
        {
            notes.UnknownLayers(label, last);
        }

        return new ModelFacts
        {
            Label = label,
            Id = id,
            Layers = known?.Layers ?? last + 1,
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
