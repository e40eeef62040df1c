using System.Runtime.InteropServices;
using SteerCluster.Grains.Interfaces.Shards;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Shards;

/// <summary>Carries the engine's messages to a shard's grain.</summary>
internal sealed class GrainShardTransport(IModelShardGrain shard, string where) : IShardTransport
{
    public async Task<ReadOnlyMemory<byte>> Send(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        try
        {
            return await shard.Call(MemoryMarshal.TryGetArray(message, out var a) && a.Count == a.Array!.Length ? a.Array : message.ToArray(), cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw new ShardLostException($"{where} is lost: {e.Message}", e);
        }
    }
}
