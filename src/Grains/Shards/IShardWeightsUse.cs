using SteerCluster.Inference.Models;

namespace SteerCluster.Grains.Shards;

/// <summary>The use of a loaded shard; until it is disposed, the weights stay.</summary>
public interface IShardWeightsUse : IDisposable
{
    /// <summary>The shard.</summary>
    DecoderShard Shard { get; }
}
