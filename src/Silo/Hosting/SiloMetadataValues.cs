using SteerCluster.Grains.Placement;
using SteerCluster.Silo.Configuration;

namespace SteerCluster.Silo.Hosting;

/// <summary>What a silo tells the others of itself for placement, beside its role: the section that <c>ORLEANS__METADATA__key</c> fills.</summary>
internal static class SiloMetadataValues
{
    public static Dictionary<string, string?> Of(SiloOptions options)
    {
        var values = options.Metadata.ToDictionary(pair => $"Orleans:Metadata:{pair.Key}", pair => (string?)pair.Value);
        if (options.Cluster.Worker is { Accelerator: true })
        {
            values[$"Orleans:Metadata:{SiloRoles.AcceleratorKey}"] = options.Device;
        }

        return values;
    }
}
