using System.Text;
using SteerCluster.Sweeping.Sharding.Messages;

namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>Calls a shard over a transport: what is longer than one message goes and comes in parts.</summary>
/// <param name="transport">Carries messages.</param>
/// <param name="where">The shard, in words.</param>
/// <param name="caller">Who calls; unique among the callers of the shard.</param>
/// <param name="limits">Bounds.</param>
internal sealed class ShardLink(IShardTransport transport, string where, string caller, ShardLimits limits)
{
    private readonly string _caller = Encoding.UTF8.GetByteCount(caller) <= byte.MaxValue
        ? caller
        : throw new ArgumentException($"The caller's name {caller} is longer than {byte.MaxValue} bytes.", nameof(caller));

    private long _calls;

    /// <summary>Bytes of a call that one message takes.</summary>
    public int PartBytes { get; } = limits.MessageBytes - Frame.OverheadBytes;

    /// <summary>A number that no other call or session of the caller has.</summary>
    public long NextNumber() => Interlocked.Increment(ref _calls);

    /// <summary>Refuses rows that no call can carry, before they are copied.</summary>
    /// <exception cref="OutOfMemoryException">They are too many.</exception>
    public void RequireRoom(long bytes)
    {
        if (bytes > limits.CallBytes)
        {
            throw new OutOfMemoryException($"{where}: a call of {bytes} bytes is too large; {limits.CallBytes} is the limit.");
        }
    }

    /// <summary>Sends a message and waits for the answer. Errors there are thrown here.</summary>
    public MessageReader Call(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        RequireRoom(message.Length);
        var call = NextNumber();
        try
        {
            return ReplyMessage.Read(Receive(call, Send(call, message, cancellation), cancellation), where);
        }
        catch (OperationCanceledException)
        {
            Drop(call);
            throw;
        }
    }

    private Frame Send(long call, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        for (var offset = 0; ;)
        {
            var part = message.Slice(offset, Math.Min(PartBytes, message.Length - offset));
            var answer = Exchange(new Frame(FrameKind.Send, _caller, call, message.Length, offset, part), cancellation);
            offset += part.Length;
            if (offset == message.Length || answer.Kind == FrameKind.Answer)
            {
                return answer;
            }

            Require(answer.Kind == FrameKind.Taken, answer);
        }
    }

    private ReadOnlyMemory<byte> Receive(long call, Frame first, CancellationToken cancellation)
    {
        Require(first is { Kind: FrameKind.Answer, Offset: 0 }, first);
        if (first.Content.Length == first.Total)
        {
            return first.Content;
        }

        var answer = GC.AllocateUninitializedArray<byte>(first.Total);
        first.Content.CopyTo(answer);
        for (var offset = first.Content.Length; offset < answer.Length;)
        {
            var part = Exchange(new Frame(FrameKind.Fetch, _caller, call, answer.Length, offset, default), cancellation);
            Require(part.Kind == FrameKind.Answer && part.Offset == offset && part.Total == answer.Length && part.Content.Length > 0, part);
            part.Content.CopyTo(answer.AsMemory(offset));
            offset += part.Content.Length;
        }

        return answer;
    }

    private Frame Exchange(Frame frame, CancellationToken cancellation)
    {
        var answer = Frame.Read(Carry(frame.Write(), cancellation), limits);
        if (answer.Kind == FrameKind.Refused)
        {
            _ = ReplyMessage.Read(answer.Content, where);
        }

        Require(answer.Call == frame.Call && answer.Caller == _caller, answer);
        return answer;
    }

    private ReadOnlyMemory<byte> Carry(byte[] message, CancellationToken cancellation)
    {
        try
        {
            // The engine's threads are its own: they may wait here as they do for a device.
            return transport.Send(message, cancellation).WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not ShardLostException && !cancellation.IsCancellationRequested)
        {
            throw new ShardLostException($"{where} cannot be reached: {e.Message}", e);
        }
        catch (Exception e) when (e is not OperationCanceledException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }

    /// <summary>Tells the other side that nobody waits any more. It would find out by itself, later; so nobody waits for this either.</summary>
    private void Drop(long call) =>
        Task.Run(() => transport.Send(new Frame(FrameKind.Drop, _caller, call, 0, 0, default).Write(), CancellationToken.None))
            .ContinueWith(t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private void Require(bool condition, Frame answer)
    {
        if (!condition)
        {
            throw new ShardMessageException(
                $"{where} gave an answer that does not belong there: {answer.Kind}, call {answer.Call}, {answer.Content.Length} bytes from {answer.Offset} of {answer.Total}.");
        }
    }
}
