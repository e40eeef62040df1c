using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Analysis;

/// <summary>
/// Correlates the layer curves of generated answers with those of logit diffs. A concept's models are pooled after each curve is
/// scaled to 0..1, so that the size of an effect does not pass for agreement.
/// </summary>
internal static class MethodAgreements
{
    /// <summary>Fewer layers make a line, not a curve.</summary>
    public const int FewestLayers = 3;

    /// <summary>For each concept with generated answers: its cells, then all of its models together.</summary>
    public static IReadOnlyList<MethodAgreement> Of(IEnumerable<CellStatistics> cells) =>
    [
        .. cells.Where(cell => cell.Samples.Generation is { Layers.Count: > 0 })
            .GroupBy(cell => cell.Concept).SelectMany(concept => Concept(concept.Key, [.. concept])),
    ];

    private static IEnumerable<MethodAgreement> Concept(string concept, IReadOnlyList<CellStatistics> cells)
    {
        var pooled = (Generated: new List<double>(), Logit: new List<double>());
        foreach (var cell in cells)
        {
            var (generated, logit) = CommonCurves(cell);
            var r = Pearson(generated, logit);
            if (!double.IsNaN(r))
            {
                pooled.Generated.AddRange(Scaled(generated));
                pooled.Logit.AddRange(Scaled(logit));
            }

            yield return new MethodAgreement(concept, cell.Model.Label, generated.Length, r);
        }

        yield return new MethodAgreement(concept, null, pooled.Generated.Count, Pearson(pooled.Generated, pooled.Logit));
    }

    private static (double[] Generated, double[] Logit) CommonCurves(CellStatistics cell)
    {
        var common = cell.Samples.Generation!.Layers.Where(point => cell.Layers.Contains(point.Layer)).ToArray();
        return ([.. common.Select(point => point.Delta)], [.. common.Select(point => cell.Units[cell.IndexOf(point.Layer)].Delta)]);
    }

    private static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        x.Count < FewestLayers ? double.NaN : Correlation.Pearson(x, y);

    private static IEnumerable<double> Scaled(double[] curve)
    {
        var (low, high) = (curve.Min(), curve.Max());
        return curve.Select(value => (value - low) / (high - low));
    }
}
