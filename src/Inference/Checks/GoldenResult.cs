namespace SteerCluster.Inference.Checks;

/// <summary>How one golden case came out.</summary>
/// <param name="Model">The manifest's entry.</param>
/// <param name="Case">The case.</param>
/// <param name="LogitsError">Largest absolute error of a logit; null where the case has none.</param>
/// <param name="HiddenError">Largest absolute error of the residual stream; null where the case has none.</param>
/// <param name="GreedyMatches">Whether the greedy continuation is identical; null where the case has none.</param>
/// <param name="Passed">Whether everything is inside the manifest's tolerance.</param>
public sealed record GoldenResult(
    string Model, string Case, double? LogitsError, double? HiddenError, bool? GreedyMatches, bool Passed)
{
    /// <summary>Largest error of a logit that passes.</summary>
    public double LogitsLimit { get; init; }

    /// <summary>Largest error of the residual stream that passes.</summary>
    public double HiddenLimit { get; init; }
}
