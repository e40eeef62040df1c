namespace SteerCluster.Grains.Sweeps;

/// <summary>When a wave that failed is tried again.</summary>
public sealed record RetryOptions
{
    /// <summary>How often a wave may fail before it is parked. Default 3.</summary>
    public int Limit { get; init; } = 3;

    /// <summary>How long the second attempt waits; each further one waits twice as long. Default 5 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait. Default 5 min.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after so many failures.</summary>
    /// <param name="failures">1 or more.</param>
    public TimeSpan After(int failures)
    {
        var factor = Math.Pow(2, Math.Min(failures - 1, 30));
        return factor * Delay < MaxDelay ? factor * Delay : MaxDelay;
    }
}
