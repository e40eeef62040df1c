using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Findings;

/// <summary>Whether the effects hold against what could have made them up.</summary>
internal static class CheckFindings
{
    public static Finding? HeldOut(ReportData data)
    {
        var halves = data.Analysis.Cells.Select(cell => cell.Half).OfType<HalfSplit>().ToArray();
        if (halves.Length == 0)
        {
            return null;
        }

        var (chosen, held) = (halves.Average(half => half.ChosenDelta), halves.Average(half => half.Delta));
        var known = halves.Where(half => double.IsFinite(half.DeltaInterval.Low)).ToArray();
        var above = known.Length == 0 ? "" : $" Its interval lies above zero in {known.Count(half => half.DeltaInterval.Low > 0)} of {NumberText.Count(known.Length, "cell")}.";
        return new Finding(
            "Held-out items",
            $"Where one half of the items chooses the layer, the mean delta is {NumberText.Signed(chosen)} on that half and {NumberText.Signed(held)} on the other ({NumberText.Count(halves.Length, "cell")}).{above}");
    }

    public static Finding? RandomVectors(ReportData data)
    {
        var compared = data.Analysis.Cells.Where(cell => cell.HeldOutRandom is not null).ToArray();
        if (compared.Length == 0)
        {
            return null;
        }

        var above = compared.Count(cell => cell.Half!.Delta > cell.HeldOutRandom!.Percentile95);
        var vectors = compared.Select(cell => cell.HeldOutRandom!.Count).ToArray();
        return new Finding(
            "Random vectors",
            $"In {above} of {NumberText.Count(compared.Length, "cell")} the held-out delta is above the 95th percentile of random vectors of the same norm "
            + $"({NumberText.Range($"{vectors.Min()}", $"{vectors.Max()}")} vectors a cell).");
    }

    public static Finding? Methods(ReportData data)
    {
        var pooled = data.Analysis.Agreements.Where(found => found.Model is null && double.IsFinite(found.Pearson)).ToArray();
        var shown = pooled.Length > 0 ? pooled : [.. data.Analysis.Agreements.Where(found => double.IsFinite(found.Pearson))];
        return shown.Length == 0
            ? null
            : new Finding(
                "Generated answers and logit diffs",
                $"Correlation of the two layer curves: {string.Join("; ", shown.Select(found => $"{found.Concept}{(found.Model is { } model ? $" ({model})" : "")} r = {NumberText.Fixed(found.Pearson)} over {NumberText.Count(found.Layers, "point")}"))}.");
    }
}
