using SteerCluster.Reporting.Findings;
using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Tables;

/// <summary>The headline numbers: one row per (model, concept), at its best layer.</summary>
internal static class CellTable
{
    public static ReportTable Of(ReportData data)
    {
        var confidence = $"{NumberText.Fixed(data.Results.Options.Confidence * 100, 0)} % interval";
        return new ReportTable(
            "cells",
            "Every model and concept",
            [
                TableColumn.Words("model"),
                TableColumn.Words("concept"),
                new("items", "evaluation items"),
                new("best layer", "the swept layer with the largest delta, chosen on all items; in brackets the number of blocks"),
                new("depth", "best layer / blocks"),
                new("delta", $"mean matching logit diff at the highest strength minus that at the lowest, with its bootstrap {confidence}"),
                new("d", "Cohen's d of that difference"),
                TableColumn.Words("effect", $"the usual words for d: {EffectWords.Thresholds}, else weak"),
                new("held-out delta", $"delta on one half of the items at the layer that the other half chose, with its {confidence}"),
                new("random 95th", "95th percentile of the held-out deltas of random vectors of the same norm at that layer"),
                new("answer mass", "mean P(A)+P(B) at strength 0"),
                TableColumn.Words("flags", "doubts, explained under Warnings"),
                new("d_z", "paired effect size: mean / SD of the items' differences"),
                new("Glass's Δ", "delta / SD at strength 0"),
                new("anti-steerable", "share of items whose slope over the strengths is below zero"),
                new("letter bias", "share of the movement that prefers a letter: 0 none, 0.5 one letter alone moves, 1 pure preference"),
            ],
            [.. data.Analysis.Cells.Select(Row)],
            "At each cell's best layer.");
    }

    private static IReadOnlyList<TableCell> Row(CellStatistics cell)
    {
        var best = cell.AtBest;
        var random = cell.HeldOutRandom?.Percentile95;
        return
        [
            TableCell.Of(cell.Model.Label),
            TableCell.Of(cell.Concept),
            TableCell.Count(best.Count),
            new($"{cell.Best.Layer} ({cell.Model.Layers})", cell.Best.Layer),
            TableCell.Percent(cell.BestDepth),
            WithInterval(best.Delta, best.DeltaInterval),
            TableCell.Fixed(best.CohensD),
            TableCell.Of(EffectWords.Of(best.CohensD)),
            cell.Half is { } half ? WithInterval(half.Delta, half.DeltaInterval, $" at {half.Layer}") : TableCell.Fixed(null),
            TableCell.Signed(random),
            TableCell.Fixed(best.AnswerMass, 4),
            TableCell.Of(string.Join(", ", cell.Flags.Select(flag => flag.Split(": ", 2)[0]))),
            TableCell.Fixed(best.CohensDz),
            TableCell.Fixed(best.GlassDelta),
            TableCell.Percent(best.AntiSteerableShare),
            TableCell.Fixed(best.Letters.BiasShare),
        ];
    }

    private static TableCell WithInterval(double delta, Interval interval, string after = "") => new(
        double.IsFinite(interval.Low)
            ? $"{NumberText.Signed(delta)} [{NumberText.Fixed(interval.Low)}, {NumberText.Fixed(interval.High)}]{after}"
            : $"{NumberText.Signed(delta)}{after}",
        delta);
}
