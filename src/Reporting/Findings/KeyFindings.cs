namespace SteerCluster.Reporting.Findings;

/// <summary>What a sweep found, in plain words with the numbers. A finding that cannot be computed is left out.</summary>
public static class KeyFindings
{
    private static readonly IReadOnlyList<Func<ReportData, Finding?>> All =
    [
        EffectFindings.BestLayers,
        EffectFindings.EffectSizes,
        EffectFindings.Concepts,
        EffectFindings.AntiSteerable,
        ComparisonFindings.Scaling,
        ComparisonFindings.Training,
        ComparisonFindings.Architecture,
        ComparisonFindings.Depth,
        CheckFindings.HeldOut,
        CheckFindings.RandomVectors,
        CheckFindings.Methods,
    ];

    /// <summary>The findings, the most wanted first.</summary>
    /// <param name="data">What was read and what it says.</param>
    public static IReadOnlyList<Finding> Of(ReportData data) => [.. All.Select(find => find(data)).OfType<Finding>()];
}
