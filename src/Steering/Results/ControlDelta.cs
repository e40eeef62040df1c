namespace SteerCluster.Steering.Results;

/// <summary>What one control vector does.</summary>
/// <param name="Kind"><c>random</c> or <c>shuffled</c>.</param>
/// <param name="Layer">0-based block.</param>
/// <param name="Index">0-based number among its kind.</param>
/// <param name="LowMean">Mean matching logit diff at the lowest strength.</param>
/// <param name="HighMean">The same at the highest.</param>
/// <param name="Delta">The difference of the two.</param>
/// <param name="HeldOutDelta">The same over the reporting half of the items; NaN where that is empty.</param>
public sealed record ControlDelta(string Kind, int Layer, int Index, double LowMean, double HighMean, double Delta, double HeldOutDelta)
{
    /// <summary>The kind of random vectors.</summary>
    public const string Random = "random";
}
