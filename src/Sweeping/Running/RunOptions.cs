namespace SteerCluster.Sweeping.Running;

/// <summary>How to run a sweep on this machine; nothing here changes a number.</summary>
public sealed record RunOptions
{
    /// <summary>Compute threads; null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// 256 MiB: enough rows that weights are read seldom, few enough that activations are not written to far memory. A single item
    /// that needs more runs alone.
    /// </summary>
    public const long DefaultActivationBudget = 256L << 20;

    /// <summary>Bytes of activations that a chunk of a wave may take; null for <see cref="DefaultActivationBudget"/>.</summary>
    public long? ActivationBudget { get; init; }

    /// <summary>Result folder; null for the one in the sweep file.</summary>
    public string? Output { get; init; }
}
