using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Findings;

/// <summary>Where the effects are and how large.</summary>
internal static class EffectFindings
{
    public static Finding? BestLayers(ReportData data)
    {
        var cells = data.Analysis.Cells;
        if (cells.Count == 0)
        {
            return null;
        }

        var depths = cells.Select(cell => cell.BestDepth).ToArray();
        var largest = cells.MaxBy(cell => cell.AtBest.Delta)!;
        var edges = cells.Count(cell => cell.Layers.Count > 1 && (cell.Best.Layer == cell.Layers[0] || cell.Best.Layer == cell.Layers[^1]));
        var place = cells.Count == 1
            ? $"The best layer lies at {NumberText.Percent(depths[0])} of the depth"
            : $"In {NumberText.Count(cells.Count, "cell")} the best layer lies at {NumberText.Range(NumberText.Percent(depths.Min()), NumberText.Percent(depths.Max()))} of the depth, {NumberText.Percent(depths.Average())} on average";
        var swept = cells.Min(cell => cell.Layers[0] / (double)cell.Model.Layers) is var first and > 0
            ? $" (layers from {NumberText.Percent(first)} on were swept)"
            : "";
        var edge = edges == 0 ? "" : $" In {NumberText.Count(edges, "cell")} it is the first or last swept layer: the peak may lie outside the sweep.";
        return new Finding(
            "Best layers",
            $"{place}{swept}. The largest delta is {NumberText.Signed(largest.AtBest.Delta)}: {largest.Model.Label}, {largest.Concept}, layer {largest.Best.Layer} of {largest.Model.Layers}.{edge}")
        {
            Details = [.. data.Analysis.Models.Select(model => BestOf(model, [.. cells.Where(cell => cell.Model.Label == model.Label)]))],
        };
    }

    public static Finding? EffectSizes(ReportData data)
    {
        var effects = data.Analysis.Cells.Select(cell => cell.AtBest.CohensD).Where(double.IsFinite).Order().ToArray();
        if (effects.Length == 0)
        {
            return null;
        }

        var words = effects.GroupBy(EffectWords.Of).ToDictionary(group => group.Key, group => group.Count());
        var counts = EffectWords.All.Where(words.ContainsKey).Select(word => $"{words[word]} {word}");
        var median = (effects[(effects.Length - 1) / 2] + effects[effects.Length / 2]) / 2;
        return new Finding(
            "Effect sizes",
            $"Cohen's d at the best layer: {NumberText.List(counts)} of {NumberText.Count(effects.Length, "cell")} ({EffectWords.Thresholds}); "
            + $"median {NumberText.Fixed(median)}, from {NumberText.Fixed(effects[0])} to {NumberText.Fixed(effects[^1])}. "
            + "The layer was chosen on the same items, which flatters these numbers a little.");
    }

    public static Finding? Concepts(ReportData data)
    {
        var concepts = data.Analysis.ByConcept;
        if (concepts.Count < 2)
        {
            return null;
        }

        var (strongest, weakest) = (concepts.MaxBy(concept => concept.MeanDelta)!, concepts.MinBy(concept => concept.MeanDelta)!);
        var defined = concepts.Where(concept => double.IsFinite(concept.MeanCohensD)).ToArray();
        var same = defined.Length == 0
            || (defined.MaxBy(concept => concept.MeanCohensD)!.Name == strongest.Name && defined.MinBy(concept => concept.MeanCohensD)!.Name == weakest.Name);
        var otherwise = same
            ? ""
            : $" By mean d the strongest is {defined.MaxBy(concept => concept.MeanCohensD)!.Name} and the weakest {defined.MinBy(concept => concept.MeanCohensD)!.Name}.";
        return new Finding(
            "Concepts",
            $"{strongest.Name} moves most: mean delta {NumberText.Signed(strongest.MeanDelta)} (mean d {NumberText.Fixed(strongest.MeanCohensD)}) over {NumberText.Count(strongest.Cells, "model")}. "
            + $"{weakest.Name} moves least: {NumberText.Signed(weakest.MeanDelta)} ({NumberText.Fixed(weakest.MeanCohensD)}) over {NumberText.Count(weakest.Cells, "model")}.{otherwise}");
    }

    public static Finding? AntiSteerable(ReportData data)
    {
        var cells = data.Analysis.Cells;
        if (cells.Count == 0)
        {
            return null;
        }

        var most = cells.MaxBy(cell => cell.AtBest.AntiSteerableShare)!;
        return new Finding(
            "Items that move the other way",
            $"At the best layer {NumberText.Percent(cells.Average(cell => cell.AtBest.AntiSteerableShare))} of a cell's items on average go against the vector (slope below zero); "
            + $"most in {most.Model.Label}, {most.Concept}: {NumberText.Percent(most.AtBest.AntiSteerableShare)} of {NumberText.Count(most.AtBest.Count, "item")}.");
    }

    private static string BestOf(ModelFacts model, IReadOnlyList<CellStatistics> cells)
    {
        var layers = cells.Select(cell => cell.Best.Layer).ToArray();
        return $"{model.Label}: layer {NumberText.Range($"{layers.Min()}", $"{layers.Max()}")} of {model.Layers} "
            + $"(mean depth {NumberText.Percent(cells.Average(cell => cell.BestDepth))}, {NumberText.Count(cells.Count, "concept")})";
    }
}
