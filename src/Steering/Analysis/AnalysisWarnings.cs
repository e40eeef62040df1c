using System.Globalization;
using SteerCluster.Steering.Results;

namespace SteerCluster.Steering.Analysis;

/// <summary>What a reader must know before using a sweep's averages.</summary>
internal static class AnalysisWarnings
{
    public static IReadOnlyList<string> Of(
        IReadOnlyList<CellStatistics> cells, IReadOnlyList<ModelFacts> models, IReadOnlyList<string> concepts) =>
    [
        .. ConventionWarnings.Of(cells.Select(cell => cell.Samples)),
        .. Strengths(cells),
        .. Unmeasured(cells, models, concepts),
        .. Confounded(models),
    ];

    /// <summary>A delta over another span of strengths is another quantity.</summary>
    private static IEnumerable<string> Strengths(IReadOnlyList<CellStatistics> cells)
    {
        var spans = cells.GroupBy(cell => string.Create(
            CultureInfo.InvariantCulture, $"{cell.AtBest.Negative.Strength} to {cell.AtBest.Positive.Strength}")).ToArray();
        if (spans.Length > 1)
        {
            var found = spans.Select(span => $"{span.Key} for {string.Join(", ", span.Select(cell => $"{cell.Model.Label}/{cell.Concept}"))}");
            yield return $"strengths differ, so averages mix unlike numbers: {string.Join("; ", found)}";
        }
    }

    private static IEnumerable<string> Unmeasured(
        IReadOnlyList<CellStatistics> cells, IReadOnlyList<ModelFacts> models, IReadOnlyList<string> concepts)
    {
        var measured = cells.Select(cell => (cell.Model.Label, cell.Concept)).ToHashSet();
        foreach (var model in models)
        {
            var missing = concepts.Where(concept => !measured.Contains((model.Label, concept))).ToArray();
            if (missing.Length > 0)
            {
                yield return $"{model.Label} was not measured on {string.Join(", ", missing)}: "
                    + "averages by model are over different concepts, and averages by concept over different models";
            }
        }
    }

    /// <summary>Where two properties split the models alike, neither can be named as the cause of a difference.</summary>
    private static IEnumerable<string> Confounded(IReadOnlyList<ModelFacts> models)
    {
        (string Name, Func<ModelFacts, string?> Group)[] splits =
        [
            ("depth", DepthSplit.Threshold(models) is { } threshold ? model => DepthSplit.Name(model, threshold) : _ => null),
            ("training method", model => model.Training),
            ("architecture", model => model.Architecture),
        ];
        for (var i = 0; i < splits.Length; i++)
        {
            foreach (var other in splits.Skip(i + 1))
            {
                var pairs = models.Select(model => (Label: model.Label, One: splits[i].Group(model), Other: other.Group(model)))
                    .Where(pair => pair is { One: not null, Other: not null }).ToArray();
                var joint = pairs.GroupBy(pair => (pair.One, pair.Other)).ToArray();
                if (joint.Length > 1 && joint.DistinctBy(g => g.Key.One).Count() == joint.Length && joint.DistinctBy(g => g.Key.Other).Count() == joint.Length)
                {
                    var groups = joint.Select(g => $"{g.Key.One} = {g.Key.Other}: {string.Join(", ", g.Select(pair => pair.Label))}");
                    yield return $"{splits[i].Name} and {other.Name} split the models alike ({string.Join("; ", groups)}), so their effects cannot be told apart";
                }
            }
        }
    }
}
