using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace SteerCluster.Grains.Placement;

/// <summary>
/// Keeps the silos that have a role. A silo whose metadata is not known yet has none; where no silo has the role, a preferred one
/// is given up and a required one leaves nothing.
/// </summary>
internal sealed class RoleFilterDirector(ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var strategy = (RoleFilterStrategy)filterStrategy;
        var all = silos.ToArray();
        var having = all.Where(s => Has(s, strategy.Role)).ToArray();
        return having.Length > 0 || strategy.Required ? having : all;
    }

    private bool Has(SiloAddress silo, string role) =>
        metadata.GetSiloMetadata(silo).Metadata.TryGetValue(SiloRoles.Key, out var roles)
        && roles.Split(',', StringSplitOptions.TrimEntries).Contains(role, StringComparer.Ordinal);
}
