namespace SteerCluster.Sweeping.Results;

/// <summary>The generated answers of one layer.</summary>
/// <param name="Layer">0-based block.</param>
/// <param name="Samples">The answers.</param>
internal sealed record GenerationLayer(int Layer, IReadOnlyList<GeneratedSample> Samples)
{
    public double Low => Samples.Min(sample => sample.Strength);

    public double High => Samples.Max(sample => sample.Strength);

    public int Items => Samples.Select(sample => sample.PromptIndex).Distinct().Count();

    public double Delta => MatchShare(High) - MatchShare(Low);

    /// <summary>The layers, ascending.</summary>
    public static GenerationLayer[] Of(IEnumerable<GeneratedSample> samples) =>
        [.. samples.GroupBy(sample => sample.Layer).OrderBy(group => group.Key).Select(group => new GenerationLayer(group.Key, [.. group]))];

    /// <summary>Share of answers at a strength that match the behaviour; NaN where there are none.</summary>
    public double MatchShare(double strength) => MatchingDiffs.Mean(
        Samples.Where(sample => sample.Strength == strength).Select(sample => sample.MatchesBehavior ? 1.0 : 0.0));

    /// <summary>Share of valid answers at a strength, or (null) at all.</summary>
    public double ValidShare(double? strength) => MatchingDiffs.Mean(
        Samples.Where(sample => strength is null || sample.Strength == strength).Select(sample => sample.IsValid ? 1.0 : 0.0));
}
