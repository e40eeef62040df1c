using Orleans.Runtime.MembershipService.SiloMetadata;

namespace SteerCluster.Grains.Placement;

/// <summary>
/// Whether a grain that prefers a role is on the right silo: one that was placed before a silo with the role joined, or before its
/// role was known, moves there.
/// </summary>
internal sealed class RoleHome(ISiloMetadataCache metadata, IClusterMembershipService membership, ILocalSiloDetails local)
{
    /// <summary>Whether this silo lacks a role that another has.</summary>
    public bool IsElsewhere(string role) => !Has(metadata, local.SiloAddress, role)
        && membership.CurrentSnapshot.Members.Values.Any(m => m.Status == SiloStatus.Active && Has(metadata, m.SiloAddress, role));

    /// <summary>Whether a silo is known to have a role.</summary>
    internal static bool Has(ISiloMetadataCache metadata, SiloAddress silo, string role) =>
        metadata.GetSiloMetadata(silo).Metadata.TryGetValue(SiloRoles.Key, out var roles)
        && roles.Split(',', StringSplitOptions.TrimEntries).Contains(role, StringComparer.Ordinal);
}
