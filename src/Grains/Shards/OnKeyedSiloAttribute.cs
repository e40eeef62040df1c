using Orleans.Placement;

namespace SteerCluster.Grains.Shards;

/// <summary>Puts a grain on the silo that its key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnKeyedSiloAttribute() : PlacementAttribute(new KeyedSiloPlacement());
