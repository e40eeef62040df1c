using System.Globalization;
using SteerCluster.Silo.Configuration;

namespace SteerCluster.Silo.Hosting;

/// <summary>What a silo tells the others of itself, for placement.</summary>
internal static class SiloMetadataValues
{
    public static Dictionary<string, string> Of(SiloOptions options)
    {
        var values = new Dictionary<string, string>(options.Metadata)
        {
            ["steercluster.role"] = options.Role.ToString().ToLowerInvariant(),
        };
        if (options.Measures)
        {
            values["steercluster.accelerator"] = options.Worker.HasAccelerator ? options.Worker.Device : "none";
            values["steercluster.cpu"] = options.Worker.AllowCpu ? "true" : "false";
            values["steercluster.memory"] = DeviceMemory(options.Worker).ToString(CultureInfo.InvariantCulture);
        }

        return values;
    }

    /// <summary>Bytes for weights: the setting, or half of what the process may use.</summary>
    public static long DeviceMemory(WorkerSettings worker) => worker.DeviceMemory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
}
