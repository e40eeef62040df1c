using Orleans.Runtime.Placement;
using SteerCluster.Grains.Interfaces.Shards;

namespace SteerCluster.Grains.Shards;

/// <summary>Finds the silo that a shard's key names. Where it is not in the cluster the shard is lost: no other silo has it.</summary>
internal sealed class KeyedSiloDirector(ISiloStatusOracle silos) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var name = ShardKey.Parse(target.GrainIdentity.Key.ToString()!).Silo;
        var silo = context.GetCompatibleSilos(target).FirstOrDefault(s => silos.TryGetSiloName(s, out var found) && found == name);
        return silo is null
            ? throw new SiloUnavailableException($"Silo {name}, which has {target.GrainIdentity.Key}, is not in the cluster.")
            : Task.FromResult(silo);
    }
}
