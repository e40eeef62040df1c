using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>Where a measurement was made otherwise than the published one, which explains numbers that differ.</summary>
internal static class ConventionNotes
{
    /// <summary>One note per difference, with the cells that it is found in.</summary>
    public static IReadOnlyList<string> Of(ReferenceStudy study, IReadOnlyList<(CellStatistics Measured, ReferenceCell Published)> pairs) =>
    [
        .. pairs
            .SelectMany(pair => Differences(study, pair.Measured, pair.Published).Select(note => (note, Cell: $"{pair.Measured.Model.Label}/{pair.Measured.Concept}")))
            .GroupBy(found => found.note, found => found.Cell)
            .Select(group => $"{group.Key} ({Cells([.. group], pairs.Count)})"),
    ];

    private static IEnumerable<string> Differences(ReferenceStudy study, CellStatistics measured, ReferenceCell published)
    {
        var expected = study.Conventions;
        var strengths = measured.Units[0].Strengths.Select(summary => summary.Strength).ToArray();
        if (measured.Samples.Conventions is { } found)
        {
            (string Name, string Found, string? Expected)[] texts =
            [
                ("positions", found.Positions, expected.Positions),
                ("layer convention", found.LayerConvention, expected.LayerConvention),
                ("vector normalization", found.VectorNormalization, expected.VectorNormalization),
                ("prompt format", found.PromptFormat, expected.PromptFormat),
            ];
            foreach (var text in texts.Where(text => text.Expected is not null && text.Found != text.Expected))
            {
                yield return $"{text.Name} '{text.Found}', published '{text.Expected}'";
            }
        }
        else
        {
            yield return $"the files do not tell their conventions; the study's are assumed (positions '{expected.Positions}', layer convention '{expected.LayerConvention}')";
        }

        if (!strengths.SequenceEqual(expected.Strengths))
        {
            yield return FormattableString.Invariant($"strengths [{List(strengths)}], published [{List(expected.Strengths)}]");
        }

        if (measured.AtBest.Count != published.Concept.Items)
        {
            yield return FormattableString.Invariant($"{measured.AtBest.Count} items, published {published.Concept.Items}");
        }

        if (measured.Model.Layers != published.Model.Layers)
        {
            yield return FormattableString.Invariant($"a model of {measured.Model.Layers} blocks, published {published.Model.Layers}");
        }

        if (!CellMatching.IsSameId(published.Model, measured.Model))
        {
            yield return $"found by its label alone: the model is {measured.Model.Id}, published {published.Model.Id}";
        }

        var first = (int)(expected.LayersFrom * published.Model.Layers);
        if (measured.IndexOf(published.BestLayer) < 0)
        {
            yield return FormattableString.Invariant($"layer {published.BestLayer}, the published best one, was not measured");
        }
        else if (measured.Best.Layer < first)
        {
            yield return FormattableString.Invariant($"the best layer {measured.Best.Layer} lies below {first}, where the study's layers begin");
        }
    }

    private static string Cells(IReadOnlyList<string> cells, int all) =>
        cells.Count == all && all > 1 ? $"all {all} cells" : cells.Count <= 3 ? string.Join(", ", cells) : $"{cells.Count} of {all} cells: {string.Join(", ", cells)}";

    private static string List(IEnumerable<double> strengths) => string.Join(", ", strengths.Select(PythonNumber.Text));
}
