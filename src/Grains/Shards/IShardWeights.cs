using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Grains.Shards;

/// <summary>The model shards in this silo's memory.</summary>
public interface IShardWeights
{
    /// <summary>Takes a shard into use, loaded where it is not yet. Blocks while it is opened.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="fingerprint">Hash that the model's files must have.</param>
    /// <param name="index">0-based number of the shard.</param>
    /// <param name="count">Into how many the model is split.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <exception cref="CheckpointException">The model cannot be used, or does not fit beside what is in use.</exception>
    IShardWeightsUse Take(string folder, string fingerprint, int index, int count, BlockRange blocks);

    /// <summary>Drops all shards of a model, those in use as soon as they are idle: its files may have changed.</summary>
    /// <param name="fingerprint">Hash that the model's files had.</param>
    void Forget(string fingerprint);
}
