namespace SteerCluster.Grains.Shards;

/// <summary>Placement on the silo that a <see cref="Interfaces.Shards.ShardKey"/> names.</summary>
[GenerateSerializer, Immutable, Alias("steercluster.KeyedSiloPlacement")]
internal sealed class KeyedSiloPlacement : PlacementStrategy;
