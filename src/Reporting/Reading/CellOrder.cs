namespace SteerCluster.Reporting.Reading;

/// <summary>The order of cells: that of the manifest; without one, concepts by name and models by size.</summary>
internal static class CellOrder
{
    /// <summary>Concepts, in each the models. What the manifest does not list comes after what it lists.</summary>
    public static IReadOnlyList<CellReading> Of(IReadOnlyList<CellReading> readings, ManifestFile? manifest)
    {
        var bySize = readings.All(reading => reading.Cell.Samples.Model.Parameters is not null);
        return
        [
            .. readings
                .OrderBy(reading => Place(manifest?.Concepts, reading.Cell.Samples.Concept))
                .ThenBy(reading => reading.Cell.Samples.Concept, StringComparer.Ordinal)
                .ThenBy(reading => Place(manifest?.ModelFolders, Path.GetFileName(reading.Cell.Folder)))
                .ThenBy(reading => bySize ? reading.Cell.Samples.Model.Parameters : reading.Cell.Samples.Model.Layers)
                .ThenBy(reading => reading.Cell.Samples.Model.Label, NaturalOrder.Instance),
        ];
    }

    private static int Place(IReadOnlyList<string>? order, string name) =>
        order?.Select((known, place) => (known, place)).Where(entry => entry.known == name).Select(entry => entry.place).DefaultIfEmpty(int.MaxValue).First() ?? 0;
}
