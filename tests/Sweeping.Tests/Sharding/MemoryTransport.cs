using System.Collections.Concurrent;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Sweeping.Tests.Sharding;

/// <summary>A transport that hands copies of all bytes to a host in this process, on another thread.</summary>
internal sealed class MemoryTransport(ShardHost host) : IShardTransport
{
    /// <summary>Sizes of all messages, both ways.</summary>
    public ConcurrentQueue<int> Sizes { get; } = [];

    /// <summary>All messages to the host.</summary>
    public ConcurrentQueue<byte[]> Sent { get; } = [];

    /// <summary>Changes an answer on its way.</summary>
    public Func<byte[], byte[]> Answered { get; set; } = answer => answer;

    /// <summary>Called with the number of messages so far; may throw, as a lost connection does.</summary>
    public Action<int> Sending { get; set; } = _ => { };

    public Task<ReadOnlyMemory<byte>> Send(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        var bytes = message.ToArray();
        Sizes.Enqueue(bytes.Length);
        Sent.Enqueue(bytes);
        Sending(Sent.Count);
        return Task.Run<ReadOnlyMemory<byte>>(
            () =>
            {
                var answer = Answered(host.Handle(bytes, cancellation).ToArray());
                Sizes.Enqueue(answer.Length);
                return answer;
            },
            cancellation);
    }
}
