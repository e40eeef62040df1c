using Orleans.Serialization;

namespace SteerCluster.Api.Problems;

/// <summary>What exceptions of grain calls mean to a user.</summary>
internal static class GrainFailures
{
    // The types live in projects that this one does not refer to, so they arrive by name.
    private static readonly string[] Refusals = ["SweepSpecException", "SweepException", "ConceptException", "SweepRefusedException"];

    /// <summary>What is wrong with a sweep that the cluster refused: a headline, then each problem; null for any other failure.</summary>
    public static IReadOnlyList<string>? Refusal(Exception exception)
    {
        var type = exception is UnavailableExceptionFallbackException unknown ? unknown.ExceptionType : exception.GetType().FullName;
        return type is not null && Refusals.Any(name => type.Split(',')[0].EndsWith($".{name}", StringComparison.Ordinal))
            ? exception.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    /// <summary>Whether the cluster could not be asked, or did not answer in time.</summary>
    public static bool IsOutage(Exception exception) => exception is OrleansException or TimeoutException;
}
