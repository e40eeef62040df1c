using SteerCluster.Sweeping.Sharding.Messages;

namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>Calls that come in several messages, and answers that leave in several.</summary>
/// <param name="clock">For idleness.</param>
/// <param name="limits">Bounds.</param>
internal sealed class HeldParts(TimeProvider clock, ShardLimits limits)
{
    /// <summary>Calls that may be under way in parts at the same time, in multiples of the largest one.</summary>
    private const int MostCalls = 4;

    private readonly Dictionary<(string Caller, long Call), Held> _held = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_held)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Adds a part of a message; the whole message, once it is there.</summary>
    /// <exception cref="ShardMessageException">The part does not follow the one before.</exception>
    /// <exception cref="OutOfMemoryException">Too much is under way.</exception>
    public ReadOnlyMemory<byte>? Add(Frame frame)
    {
        if (frame.Offset == 0 && frame.Content.Length == frame.Total)
        {
            return frame.Content;
        }

        var key = (frame.Caller, frame.Call);
        lock (_held)
        {
            if (frame.Offset == 0)
            {
                Hold(key, GC.AllocateUninitializedArray<byte>(frame.Total), 0);
            }

            var held = Find(key);
            if (held.Bytes.Length != frame.Total || held.Filled != frame.Offset || frame.Content.Length == 0)
            {
                throw new ShardMessageException(
                    $"Part {frame.Offset} of {frame.Total} of call {frame.Call} does not follow; {held.Filled} of {held.Bytes.Length} bytes are here.");
            }

            frame.Content.CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsMemory(held.Bytes)[frame.Offset..]);
            held.Filled += frame.Content.Length;
            held.LastUsed = clock.GetTimestamp();
            if (held.Filled < frame.Total)
            {
                return null;
            }

            _held.Remove(key);
            return held.Bytes;
        }
    }

    /// <summary>The first part of an answer; the rest is held until it is fetched.</summary>
    public Frame First(Frame call, ReadOnlyMemory<byte> answer)
    {
        if (answer.Length > limits.CallBytes)
        {
            answer = ReplyMessage.Of(new OutOfMemoryException($"an answer of {answer.Length} bytes is too large; {limits.CallBytes} is the limit."));
        }

        if (answer.Length > PartBytes)
        {
            lock (_held)
            {
                Hold((call.Caller, call.Call), answer, answer.Length);
            }
        }

        return Part(call, answer, 0);
    }

    /// <summary>A further part of an answer; with the last one it is forgotten.</summary>
    public Frame Fetch(Frame frame)
    {
        var key = (frame.Caller, frame.Call);
        lock (_held)
        {
            var held = Find(key);
            if (held.Filled != held.Bytes.Length || frame.Offset >= held.Bytes.Length)
            {
                throw new ShardMessageException($"Byte {frame.Offset} of call {frame.Call} cannot be fetched; {held.Filled} of {held.Bytes.Length} are here.");
            }

            held.LastUsed = clock.GetTimestamp();
            if (held.Bytes.Length - frame.Offset <= PartBytes)
            {
                _held.Remove(key);
            }

            return Part(frame, held.Bytes, frame.Offset);
        }
    }

    /// <summary>Forgets a call.</summary>
    public void Drop(Frame frame)
    {
        lock (_held)
        {
            _held.Remove((frame.Caller, frame.Call));
        }
    }

    /// <summary>Forgets calls that nobody has gone on with for long.</summary>
    public void Expire()
    {
        lock (_held)
        {
            foreach (var (key, _) in _held.Where(h => clock.GetElapsedTime(h.Value.LastUsed) > limits.KeepIdle).ToArray())
            {
                _held.Remove(key);
            }
        }
    }

    private int PartBytes => limits.MessageBytes - Frame.OverheadBytes;

    private Frame Part(Frame call, ReadOnlyMemory<byte> answer, int offset) =>
        new(FrameKind.Answer, call.Caller, call.Call, answer.Length, offset, answer.Slice(offset, Math.Min(PartBytes, answer.Length - offset)));

    private void Hold((string Caller, long Call) key, ReadOnlyMemory<byte> bytes, int filled)
    {
        var sum = _held.Sum(h => (long)h.Value.Bytes.Length) + bytes.Length;
        if (sum > MostCalls * limits.CallBytes)
        {
            throw new OutOfMemoryException($"calls in parts take {sum} bytes; {MostCalls * limits.CallBytes} is the limit.");
        }

        _held[key] = new Held(bytes) { Filled = filled, LastUsed = clock.GetTimestamp() };
    }

    private Held Find((string Caller, long Call) key) => _held.GetValueOrDefault(key)
        ?? throw new ShardLostException($"call {key.Call} of {key.Caller} is not here: it was left for more than {limits.KeepIdle}, or the shard was loaded anew.");

    private sealed class Held(ReadOnlyMemory<byte> bytes)
    {
        public ReadOnlyMemory<byte> Bytes => bytes;

        public int Filled { get; set; }

        public long LastUsed { get; set; }
    }
}
