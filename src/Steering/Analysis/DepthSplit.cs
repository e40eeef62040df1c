using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Analysis;

/// <summary>Splits models into shallow and deep ones, at the median of the distinct numbers of blocks.</summary>
internal static class DepthSplit
{
    private const string Shallow = "shallow";
    private const string Deep = "deep";

    /// <summary>The largest number of blocks of a shallow model; null where all models have as many.</summary>
    public static int? Threshold(IEnumerable<ModelFacts> models)
    {
        int[] depths = [.. models.Select(model => model.Layers).Distinct().Order()];
        return depths.Length < 2 ? null : depths.Last(layers => layers <= Moments.Median([.. depths.Select(depth => (double)depth)]));
    }

    public static string Name(ModelFacts model, int threshold) => model.Layers <= threshold ? Shallow : Deep;

    public static DepthComparison? Of(IReadOnlyList<CellStatistics> cells)
    {
        if (Threshold(cells.Select(cell => cell.Model)) is not { } threshold)
        {
            return null;
        }

        var sides = cells.ToLookup(cell => Name(cell.Model, threshold));
        return new DepthComparison(
            threshold, EffectGroups.Of(Shallow, [.. sides[Shallow]]), EffectGroups.Of(Deep, [.. sides[Deep]]),
            [.. cells.GroupBy(cell => cell.Concept).Select(concept => Concept(concept, threshold)).OfType<ConceptDepth>()]);
    }

    private static ConceptDepth? Concept(IGrouping<string, CellStatistics> concept, int threshold)
    {
        var deltas = concept.ToLookup(cell => Name(cell.Model, threshold), cell => cell.AtBest.Delta);
        return deltas.Contains(Shallow) && deltas.Contains(Deep)
            ? new ConceptDepth(concept.Key, Moments.Mean([.. deltas[Shallow]]), Moments.Mean([.. deltas[Deep]]))
            : null;
    }
}
