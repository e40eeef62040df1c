namespace SteerCluster.Client.Run;

/// <summary>Estimates how long a run still takes.</summary>
internal static class RemainingTime
{
    // Before this much is done the first chunk's warm-up would be taken for the speed of all.
    private const double LeastShare = 0.005;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(2);

    /// <summary>The time left when the rest goes on as fast as what this run did; null when too little is known, or only the end of a last step is left.</summary>
    /// <param name="elapsed">Time since the run began.</param>
    /// <param name="atStart">Share of all work that was done before this run, 0 to 1.</param>
    /// <param name="now">Share that is done now.</param>
    public static TimeSpan? Estimate(TimeSpan elapsed, double atStart, double now)
    {
        var done = now - atStart;
        return done < LeastShare || now >= 1 || elapsed < LeastTime ? null : elapsed * ((1 - now) / done);
    }
}
