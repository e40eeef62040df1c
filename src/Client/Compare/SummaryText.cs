using SteerCluster.Client.Quantities;
using SteerCluster.Reporting.Comparison.Published;

namespace SteerCluster.Client.Compare;

/// <summary>What the check of a folder's own summaries found, in words.</summary>
internal static class SummaryText
{
    public static string Line(IReadOnlyList<SummaryCheck> checks)
    {
        var failed = checks.Count(check => !check.Passed);
        return checks.Count == 0 ? "there are no summaries to check"
            : failed > 0 ? $"summaries: {failed} of {checks.Count} do not follow from the rows"
            : $"summaries: {Amount.Whole(checks.Sum(check => check.Values))} numbers of {Amount.Count(checks.Count, "cell")} follow from the rows "
                + (checks.Max(check => check.Largest) is var largest && largest > 0 ? $"to {Amount.Error(largest)}" : "to the last bit");
    }

    public static string Failure(SummaryCheck check)
    {
        var off = double.IsFinite(check.Largest) ? $" is off by {Amount.Error(check.Largest)}" : " is not what the rows give";
        return $"{check.Folder}: the summary does not follow from the rows: {check.Where}{off}";
    }
}
