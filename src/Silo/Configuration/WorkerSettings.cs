namespace SteerCluster.Silo.Configuration;

/// <summary>What a silo measures with.</summary>
/// <param name="Device"><c>cpu</c>, or an accelerator such as <c>cuda:0</c>.</param>
/// <param name="DeviceMemory">Bytes for weights; null takes half of the machine's memory.</param>
/// <param name="Threads">Compute threads; 0 takes one per processor.</param>
/// <param name="AllowCpu">Whether sweeps may be measured on the CPU where <paramref name="Device"/> is <c>cpu</c>.</param>
/// <param name="Slots">How many waves run side by side.</param>
public sealed record WorkerSettings(string Device, long? DeviceMemory, int Threads, bool AllowCpu, int Slots)
{
    /// <summary>Whether it has an accelerator.</summary>
    public bool HasAccelerator => !Device.Equals("cpu", StringComparison.OrdinalIgnoreCase);
}
