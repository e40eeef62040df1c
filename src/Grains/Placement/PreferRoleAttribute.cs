using Orleans.Placement;

namespace SteerCluster.Grains.Placement;

/// <summary>Places a grain on silos that have a role where there are any, and anywhere else otherwise.</summary>
/// <param name="role">The role.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PreferRoleAttribute(string role) : PlacementFilterAttribute(new RoleFilterStrategy(role, required: false));
