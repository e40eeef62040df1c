using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace SteerCluster.Grains.Placement;

/// <summary>
/// Keeps the silos that have a role. A silo whose metadata is not known yet has none; where no silo has the role, a required one
/// leaves nothing, and a preferred one is given up: first for silos of which nothing is known yet, then for all.
/// </summary>
internal sealed class RoleFilterDirector(ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var strategy = (RoleFilterStrategy)filterStrategy;
        var all = silos.ToArray();
        var having = all.Where(s => RoleHome.Has(metadata, s, strategy.Role)).ToArray();
        if (having.Length > 0 || strategy.Required)
        {
            return having;
        }

        var unknown = all.Where(s => metadata.GetSiloMetadata(s).Metadata.Count == 0).ToArray();
        return unknown.Length > 0 ? unknown : all;
    }
}
