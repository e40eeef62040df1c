namespace SteerCluster.Reporting.Reading;

/// <summary>The order of cells: that of the manifest; without one, concepts by name and models by size.</summary>
internal static class CellOrder
{
    /// <summary>Concepts, in each the models. What the manifest does not list comes after what it lists.</summary>
    public static IReadOnlyList<CellResult> Of(IReadOnlyList<CellResult> cells, ManifestFile? manifest)
    {
        var bySize = cells.All(cell => cell.Samples.Model.Parameters is not null);
        return
        [
            .. cells
                .OrderBy(cell => Place(manifest?.Concepts, cell.Samples.Concept))
                .ThenBy(cell => cell.Samples.Concept, StringComparer.Ordinal)
                .ThenBy(cell => Place(manifest?.ModelFolders, Path.GetFileName(cell.Folder)))
                .ThenBy(cell => bySize ? cell.Samples.Model.Parameters : cell.Samples.Model.Layers)
                .ThenBy(cell => cell.Samples.Model.Label, NaturalOrder.Instance),
        ];
    }

    private static int Place(IReadOnlyList<string>? order, string name) =>
        order?.Select((known, place) => (known, place)).Where(entry => entry.known == name).Select(entry => entry.place).DefaultIfEmpty(int.MaxValue).First() ?? 0;
}
