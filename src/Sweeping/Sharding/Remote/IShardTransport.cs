namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>Carries messages to the <see cref="ShardHost"/> of a shard in another process, and its answers back.</summary>
public interface IShardTransport
{
    /// <summary>Sends a message and gives the answer.</summary>
    /// <param name="message">Not longer than <see cref="ShardLimits.MessageBytes"/>; not changed afterwards.</param>
    /// <param name="cancellation">Also cancels the work there.</param>
    /// <exception cref="ShardLostException">The other process cannot be reached, or does not have the shard.</exception>
    Task<ReadOnlyMemory<byte>> Send(ReadOnlyMemory<byte> message, CancellationToken cancellation);
}
