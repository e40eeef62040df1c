namespace SteerCluster.Sweeping.Running;

/// <summary>How to run a sweep on this machine; nothing here changes a number.</summary>
public sealed record RunOptions
{
    /// <summary>Compute threads; null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Bytes of activations that a chunk of a wave may take; null for an eighth of the machine's memory.</summary>
    public long? ActivationBudget { get; init; }

    /// <summary>Result folder; null for the one in the sweep file.</summary>
    public string? Output { get; init; }
}
