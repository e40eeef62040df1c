using Orleans.Placement;

namespace SteerCluster.Grains.Placement;

/// <summary>Places a grain on silos that have a role, and nowhere else.</summary>
/// <param name="role">The role.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequireRoleAttribute(string role) : PlacementFilterAttribute(new RoleFilterStrategy(role, required: true));
