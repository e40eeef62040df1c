using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Findings;

/// <summary>How effects differ between kinds of models. Models are few, so every sentence tells how many.</summary>
internal static class ComparisonFindings
{
    private const double Significance = 0.05;

    public static Finding? Scaling(ReportData data)
    {
        var known = data.Analysis.Correlations.Where(found => found.Effect == "delta" && double.IsFinite(found.Pearson)).ToArray();
        if (known.Length == 0)
        {
            return null;
        }

        var largest = known.MaxBy(found => Math.Abs(found.Pearson))!;
        var below = known.Where(found => found.PValue < Significance).Select(found => found.Fact).ToArray();
        var judgement = below.Length == 0
            ? $"With so few models {(known.Length == 1 ? "this cannot" : "none can")} be told from chance (p of at least {NumberText.Fixed(Significance)})."
            : $"p is below {NumberText.Fixed(Significance)} for {NumberText.List(below)}, uncorrected; few models are weak evidence.";
        return new Finding(
            "Scaling with size",
            $"Mean delta over {NumberText.Count(largest.Models, "model")}: {(known.Length == 1 ? "" : $"of {NumberText.Count(known.Length, "correlation")} the largest is with ")}{Text(largest)}. {judgement}")
        {
            Details = known.Length == 1 ? [] : [.. known.Select(Text)],
        };
    }

    public static Finding? Training(ReportData data) =>
        Groups(data, data.Analysis.ByTraining, model => model.Training) is { } text
            ? new Finding("Training methods", $"{text} The groups also differ in size and depth, so this is not the effect of training alone.")
            : null;

    public static Finding? Architecture(ReportData data) =>
        Groups(data, data.Analysis.ByArchitecture, model => model.Architecture) is { } text
            ? new Finding("Dense and mixture of experts", $"{text}{SameSplit(data, model => model.Architecture, ("the training methods", model => model.Training))}")
            : null;

    public static Finding? Depth(ReportData data)
    {
        if (data.Analysis.Depth is not { } depth)
        {
            return null;
        }

        var ratio = double.IsFinite(depth.Ratio) ? $", {NumberText.Fixed(depth.Ratio)} times that of the deep ones" : "";
        return new Finding(
            "Shallow and deep models",
            $"Models of up to {depth.Threshold} blocks ({Labels(data, model => model.Layers <= depth.Threshold)}) have a mean delta of {NumberText.Signed(depth.Shallow.MeanDelta)}{ratio} "
            + $"({Labels(data, model => model.Layers > depth.Threshold)}: {NumberText.Signed(depth.Deep.MeanDelta)}); mean d {NumberText.Fixed(depth.Shallow.MeanCohensD)} and {NumberText.Fixed(depth.Deep.MeanCohensD)}."
            + SameSplit(data, model => model.Layers <= depth.Threshold ? "shallow" : "deep", ("the training methods", model => model.Training), ("dense and mixture of experts", model => model.Architecture)))
        {
            Details = [.. depth.Concepts.Where(concept => double.IsFinite(concept.Ratio)).Select(concept =>
                $"{concept.Concept}: {NumberText.Signed(concept.ShallowDelta)} and {NumberText.Signed(concept.DeepDelta)}, ratio {NumberText.Fixed(concept.Ratio)}")],
        };
    }

    private static string? Groups(ReportData data, IReadOnlyList<EffectGroup> groups, Func<ModelFacts, string?> kind)
    {
        if (groups.Count < 2)
        {
            return null;
        }

        return $"Mean delta: {string.Join("; ", groups.Select(Text))}.";

        string Text(EffectGroup group)
        {
            var models = data.Analysis.Models.Count(model => kind(model) == group.Name);
            return $"{group.Name} {NumberText.Signed(group.MeanDelta)} (mean d {NumberText.Fixed(group.MeanCohensD)}; {NumberText.Count(models, "model")}, {NumberText.Count(group.Cells, "cell")})";
        }
    }

    /// <summary>Says so where another property divides the models in the same way: then nobody can tell the two apart.</summary>
    private static string SameSplit(ReportData data, Func<ModelFacts, string?> kind, params IReadOnlyList<(string Name, Func<ModelFacts, string?> Kind)> others)
    {
        var same = others.Where(other => Partition(kind) == Partition(other.Kind)).Select(other => other.Name).ToArray();
        return same.Length == 0 ? "" : $" This is the same split of the models as {NumberText.List(same)}: the data cannot tell them apart.";

        string Partition(Func<ModelFacts, string?> of) => string.Join('|', data.Analysis.Models
            .GroupBy(of).Where(group => group.Key is not null).Select(group => string.Join('\n', group.Select(model => model.Label).Order())).Order());
    }

    private static string Labels(ReportData data, Func<ModelFacts, bool> which) => string.Join(", ", data.Analysis.Models.Where(which).Select(model => model.Label));

    private static string Text(FactCorrelation found) =>
        $"{found.Fact} r = {NumberText.Fixed(found.Pearson)} (rank {NumberText.Fixed(found.Spearman)}{(double.IsFinite(found.PValue) ? $", {NumberText.PValue(found.PValue)}" : "")})";
}
