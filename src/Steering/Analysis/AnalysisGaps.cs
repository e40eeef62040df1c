using SteerCluster.Steering.Results;

namespace SteerCluster.Steering.Analysis;

/// <summary>Says what of a sweep's statistics could not be computed, and why.</summary>
internal static class AnalysisGaps
{
    public static IReadOnlyList<string> Of(SweepAnalysis analysis) =>
    [
        .. Groups("training comparison", "training method", analysis.Models, model => model.Training),
        .. Groups("dense against mixture of experts", "architecture", analysis.Models, model => model.Architecture),
        .. Depth(analysis),
        .. Correlations(analysis),
        .. Agreements(analysis),
        .. Cells(analysis, "comparison with random vectors", "none were measured", cell => cell.HeldOutRandom is null),
        .. Cells(analysis, "answer mass", "it was not measured", cell => cell.AtBest.AnswerMass is null),
        .. Cells(analysis, "Cohen's d", "the SD at the best layer is zero or undefined", cell => double.IsNaN(cell.AtBest.CohensD)),
        .. Cells(analysis, "bootstrap intervals", "no resamples were asked for", cell => cell.Options.Resamples == 0),
    ];

    private static IEnumerable<string> Groups(string what, string fact, IReadOnlyList<ModelFacts> models, Func<ModelFacts, string?> value)
    {
        var unknown = models.Where(model => value(model) is null).Select(model => model.Label).ToArray();
        if (unknown.Length > 0)
        {
            yield return $"{what}: no {fact} is known for {string.Join(", ", unknown)}; give --models";
        }
        else if (models.Select(value).Distinct().ToArray() is [{ } only])
        {
            yield return $"{what}: {(models.Count == 1 ? "the one model is" : "all models are")} {only}";
        }
    }

    private static IEnumerable<string> Depth(SweepAnalysis analysis)
    {
        if (analysis is { Depth: null, Models: [var first, ..] })
        {
            yield return $"shallow against deep models: {(analysis.Models.Count == 1 ? "the one model has" : "all models have")} {first.Layers} layers";
        }
    }

    private static IEnumerable<string> Correlations(SweepAnalysis analysis)
    {
        if (analysis.Models.Count is > 0 and < FactCorrelations.FewestModels)
        {
            yield return $"correlations with the models' facts: {analysis.Models.Count} models, fewer than {FactCorrelations.FewestModels}";
            yield break;
        }

        foreach (var (name, value) in FactCorrelations.Facts)
        {
            var unknown = analysis.Models.Where(model => value(model) is null).Select(model => model.Label).ToArray();
            if (unknown.Length > 0)
            {
                yield return $"correlation with {name}: not known for {string.Join(", ", unknown)}; give --models";
            }
            else if (analysis.Models.Select(value).Distinct().Count() == 1 && analysis.Models.Count > 0)
            {
                yield return $"correlation with {name}: the same for all models";
            }
        }
    }

    private static IEnumerable<string> Agreements(SweepAnalysis analysis)
    {
        if (analysis is { Agreements: [], Cells.Count: > 0 })
        {
            yield return "agreement of generated answers with logit diffs: nothing was generated";
        }

        foreach (var why in analysis.Agreements.Where(a => a.Model is not null && double.IsNaN(a.Pearson)).GroupBy(Undefined))
        {
            yield return $"agreement of generated answers with logit diffs for {string.Join(", ", why.Select(a => $"{a.Model}/{a.Concept}"))}: {why.Key}";
        }
    }

    private static string Undefined(MethodAgreement agreement) => agreement.Layers < MethodAgreements.FewestLayers
        ? $"fewer than {MethodAgreements.FewestLayers} layers have both"
        : "a layer curve is flat";

    private static IEnumerable<string> Cells(SweepAnalysis analysis, string what, string why, Func<CellStatistics, bool> lacks)
    {
        var cells = analysis.Cells.Where(lacks).Select(cell => $"{cell.Model.Label}/{cell.Concept}").ToArray();
        if (cells.Length > 0)
        {
            yield return $"{what}: {why}{(cells.Length == analysis.Cells.Count ? "" : $" for {string.Join(", ", cells)}")}";
        }
    }
}
