using SteerCluster.Sweeping.Running;

namespace SteerCluster.Grains.Waves;

/// <summary>How a silo measures.</summary>
public sealed record WorkerOptions
{
    /// <summary>Compute threads; null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Bytes for weights; null for 80 % of the machine's memory.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Bytes of activations that a chunk of a wave may take. Default 256 MiB.</summary>
    public long ActivationBudget { get; init; } = RunOptions.DefaultActivationBudget;

    /// <summary>Whether the device is an accelerator. Default false.</summary>
    public bool Accelerator { get; init; }

    /// <summary>How many waves it has at a time. Default 1: they share one device.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>How often records of a running wave are kept. Default 10 s: what a killed silo loses.</summary>
    public TimeSpan KeepInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long storage may be away before a wave that cannot keep its records fails. Default 10 min.</summary>
    public TimeSpan KeepTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a leaving silo lets its waves finish before it gives them back. Default 20 s.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(20);

    internal long Memory => MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 8;
}
