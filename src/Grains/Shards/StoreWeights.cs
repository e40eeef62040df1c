using SteerCluster.Grains.Models;
using SteerCluster.Grains.Waves;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Grains.Shards;

/// <summary>The silo's store of shards, for folders inside its model roots: other silos name them.</summary>
internal sealed class StoreWeights(ShardStore store, ModelRoots roots) : IShardWeights
{
    public IShardWeightsUse Take(string folder, string fingerprint, int index, int count, BlockRange blocks) =>
        store.Take(roots.Find($"with fingerprint {fingerprint}", folder, baseFolder: ""), fingerprint, index, count, blocks);

    public void Forget(string fingerprint) => store.Forget(fingerprint);
}
