using System.Globalization;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Quantities;
using SteerCluster.Reporting.Comparison.Published;
using SteerCluster.Reporting.Comparison.References;

namespace SteerCluster.Client.Compare;

/// <summary>A comparison with published numbers as a table and a few lines.</summary>
internal static class PublishedReport
{
    public static void Print(Screen screen, PublishedComparison comparison, string folder)
    {
        screen.Json(Json(comparison));
        var study = comparison.Study;
        screen.Remark($"{study.Name}: {study.Source.Author}, {study.Source.Title}, {study.Source.Year}");
        screen.Remark("measured, then published: = equal to all printed digits, ~ within the tolerance, != beyond it");
        screen.Table(Cells(comparison));
        if (comparison.Means.Count > 0)
        {
            screen.Table(Means(comparison));
            foreach (var concepts in comparison.Means.Select(mean => string.Join(", ", mean.Concepts)).Distinct().Where(names => names.Length > 0))
            {
                screen.Remark($"{concepts.Split(", ").Length} concepts: {concepts}");
            }
        }

        foreach (var line in Agreement(comparison).Concat(NotMeasured(comparison)))
        {
            screen.Line(line);
        }

        foreach (var note in comparison.Notes)
        {
            screen.Warn(note);
        }

        foreach (var check in comparison.Summaries.Where(check => !check.Passed))
        {
            screen.Warn(SummaryText.Failure(check));
        }

        screen.Line(SummaryText.Line(comparison.Summaries));
        screen.Line(Conclusion(comparison));
        screen.Next(
            ($"steer report {NextCommands.Quote(folder)}", "tables and figures of what was measured"),
            ($"steer compare {NextCommands.Quote(folder)} --json", "all numbers with their tolerances"));
    }

    private static ResultTable Cells(PublishedComparison comparison)
    {
        var decimals = comparison.Study.Decimals;
        var table = new ResultTable("model", "concept", ">layer", ">depth", ">delta", ">d", "verdict");
        foreach (var cell in comparison.Compared)
        {
            table.Row(
                cell.Model, cell.Concept,
                $"{cell.BestLayer!.Measured} {Sign(cell.BestLayer.Verdict)} {cell.BestLayer.Published}",
                Depth(cell.Depth!.Value, cell.PublishedDepth!.Value),
                Pair(cell.Delta!, decimals.Delta), Pair(cell.CohensD!, decimals.CohensD),
                cell.Verdict.ToString().ToLowerInvariant());
        }

        return table;
    }

    private static ResultTable Means(PublishedComparison comparison)
    {
        var decimals = comparison.Study.Decimals;
        var table = new ResultTable("mean of", "over", ">cells", ">delta", ">d");
        foreach (var mean in comparison.Means)
        {
            var over = mean.Concepts.Count > 0 ? $"{mean.Concepts.Count} concepts" : mean.By == "model" ? "all concepts" : "all models";
            table.Row(mean.Name, over, Amount.Whole(mean.Cells), Pair(mean.Delta, decimals.Delta), Pair(mean.CohensD, decimals.CohensD));
        }

        return table;
    }

    private static IEnumerable<string> Agreement(PublishedComparison comparison) => comparison.Agreement.Select(agreement =>
        $"generated answers against logit diffs, {agreement.Concept}: r {Amount.Fixed(agreement.Measured, comparison.Study.Decimals.Correlation)} over {agreement.Layers} layers, "
        + $"published {Amount.Fixed(agreement.Published, comparison.Study.Decimals.Correlation)} over {agreement.PublishedLayers}");

    private static IEnumerable<string> NotMeasured(PublishedComparison comparison)
    {
        var missing = comparison.Cells.Where(cell => cell.Verdict == Verdict.NotMeasured).GroupBy(cell => cell.Concept).ToArray();
        if (missing.Length > 0)
        {
            yield return "not measured: " + string.Join("; ", missing.Select(group => $"{group.Key} ({Models(comparison.Study, [.. group])})"));
        }

        var extra = comparison.Cells.Where(cell => cell.Verdict == Verdict.NotPublished).GroupBy(cell => cell.Concept).ToArray();
        if (extra.Length > 0)
        {
            yield return "not published: " + string.Join("; ", extra.Select(group => $"{group.Key} ({string.Join(", ", group.Select(cell => cell.Model))})"));
        }
    }

    private static string Models(ReferenceStudy study, CellComparison[] cells) =>
        cells.Length > 1 && cells.Length == study.Cells.Count(cell => cell.Concept.Name == cells[0].Concept)
            ? $"all {cells.Length} models"
            : string.Join(", ", cells.Select(cell => cell.Model));

    private static string Conclusion(PublishedComparison comparison)
    {
        var compared = comparison.Compared.ToArray();
        var counts = compared.GroupBy(cell => cell.Verdict).ToDictionary(group => group.Key, group => group.Count());
        var (equal, agrees, differs) = (counts.GetValueOrDefault(Verdict.Equal), counts.GetValueOrDefault(Verdict.Agrees), counts.GetValueOrDefault(Verdict.Differs));
        var published = comparison.Study.Cells.Count;
        return equal == compared.Length
            ? $"{(equal == 1 ? "1 cell is" : $"all {equal} cells are")} equal to the published table to all printed digits ({published} published)"
            : $"of {Amount.Count(compared.Length, "cell")} {equal} equal, {agrees} within the tolerance, {differs} beyond it ({published} published)";
    }

    private static string Pair(QuantityComparison quantity, int decimals) =>
        $"{Fixed(quantity, decimals)} {Sign(quantity.Verdict)} {Amount.Fixed(quantity.Published, decimals)}";

    /// <summary>As published where it rounds to that: a half may be rounded either way.</summary>
    private static string Fixed(QuantityComparison quantity, int decimals) =>
        Amount.Fixed(quantity.Verdict == Verdict.Equal ? quantity.Published : quantity.Measured, decimals);

    private static string Depth(double measured, double published)
    {
        var (m, p) = (Percent(measured), Percent(published));
        return m == p ? $"{m} %" : $"{m}/{p} %";
    }

    private static string Percent(double share) => Math.Round(share * 100, MidpointRounding.ToEven).ToString(CultureInfo.InvariantCulture);

    private static string Sign(Verdict verdict) => verdict switch { Verdict.Equal => "=", Verdict.Agrees => "~", _ => "!=" };

    private static object Json(PublishedComparison comparison) => new
    {
        Passed = comparison.Passed,
        Reference = new { comparison.Study.Name, comparison.Study.Title, comparison.Study.Source, comparison.Study.CellsWhere },
        comparison.Cells,
        comparison.Means,
        comparison.Agreement,
        comparison.Summaries,
        comparison.Notes,
    };
}
