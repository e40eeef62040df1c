using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary>The <c>layer_summary.csv</c> of the second method: shares of matching answers by layer.</summary>
internal static class GenerationFile
{
    /// <summary>The folder of the second method, beside that of the first.</summary>
    public const string Folder = "generation_sweep";

    /// <summary>Reads the curve; null where there is none.</summary>
    /// <param name="folder">The cell's folder under <see cref="Folder"/>.</param>
    public static GenerationCurve? Read(string folder)
    {
        var path = Path.Combine(folder, LayerSummaryFile.Name);
        if (LayerSummaryFile.Read(path) is not { Count: > 0 } layers)
        {
            return null;
        }

        return new GenerationCurve([.. layers.Select(layer => new GenerationPoint(
            layer.Key,
            layer.Value.TryGetValue("delta", out var delta)
                ? delta
                : throw new ReportException($"{path}: layer {layer.Key} has no number in the column delta; expected the difference of two shares."),
            layer.Value.TryGetValue("n", out var items) ? Whole(path, layer.Key, items) : null,
            layer.Value.TryGetValue("valid_share", out var valid) ? valid : null))]);
    }

    private static int Whole(string path, int layer, double items) =>
        items is >= 0 and <= int.MaxValue && items == Math.Floor(items)
            ? (int)items
            : throw new ReportException(FormattableString.Invariant($"{path}: layer {layer}: n is {items}; expected a whole number, 0 or more."));
}
