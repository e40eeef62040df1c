using SteerCluster.Sweeping.Sharding.Messages;

namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>
/// Answers the calls of <see cref="RemoteShard"/>s in other processes with a shard of this one. What is wrong with a call is its
/// answer: nothing that is sent makes it throw.
/// </summary>
/// <param name="shard">The blocks.</param>
/// <param name="clock">For idleness.</param>
/// <param name="limits">Bounds, those of the callers; null for the defaults.</param>
public sealed class ShardHost(IModelShard shard, TimeProvider clock, ShardLimits? limits = null)
{
    private readonly ShardLimits _limits = limits ?? new ShardLimits();
    private readonly HeldParts _parts = new(clock, limits ?? new ShardLimits());
    private readonly GenerationSessions _sessions = new(shard, clock, (limits ?? new ShardLimits()).KeepIdle);
    private readonly Lock _lock = new();
    private int _running;
    private bool _closed;

    /// <summary>Whether a caller's work is under way: a call, a part of one, or a session.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
            {
                return _running > 0 || _parts.Count > 0 || _sessions.Count > 0;
            }
        }
    }

    /// <summary>The answer where there is no host: the caller sees a <see cref="ShardLostException"/>.</summary>
    /// <param name="reason">Why, in words.</param>
    public static ReadOnlyMemory<byte> NotHere(string reason) => Refuse(new ShardLostException(reason)).Write();

    /// <summary>Who sent a message; empty where that cannot be told.</summary>
    public static string CallerOf(ReadOnlyMemory<byte> message) => Frame.NameIn(message.Span);

    /// <summary>Answers one message. Computes on the calling thread.</summary>
    /// <param name="message">A message of a <see cref="RemoteShard"/>.</param>
    /// <param name="cancellation">Stops before the next block.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ReadOnlyMemory<byte> Handle(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        if (!Enter())
        {
            return Refuse(new ShardLostException("the shard was dropped to make room, or its process is ending.")).Write();
        }

        try
        {
            return Handle(Frame.Read(message, _limits), cancellation).Write();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return Refuse(e).Write();
        }
        finally
        {
            lock (_lock)
            {
                _running--;
            }
        }
    }

    /// <summary>Forgets what no caller has used for long. To be called now and then.</summary>
    public void Expire()
    {
        _parts.Expire();
        _sessions.Expire();
    }

    /// <summary>Takes no more calls and ends all sessions; false, and nothing happens, while a call is running.</summary>
    public bool TryClose()
    {
        lock (_lock)
        {
            if (_running > 0)
            {
                return false;
            }

            _closed = true;
        }

        _sessions.Dispose();
        return true;
    }

    private static Frame Refuse(Exception error)
    {
        var reason = ReplyMessage.Of(error);
        return new Frame(FrameKind.Refused, string.Empty, 0, reason.Length, 0, reason);
    }

    private bool Enter()
    {
        lock (_lock)
        {
            _running += _closed ? 0 : 1;
            return !_closed;
        }
    }

    private Frame Handle(Frame frame, CancellationToken cancellation)
    {
        switch (frame.Kind)
        {
            case FrameKind.Send when _parts.Add(frame) is { } message:
                return _parts.First(frame, Answer(frame.Caller, message, cancellation));
            case FrameKind.Fetch:
                return _parts.Fetch(frame);
            case FrameKind.Drop:
                _parts.Drop(frame);
                break;
            case FrameKind.Send:
                break;
            default:
                throw new ShardMessageException($"A frame between shards is refused: {frame.Kind} is an answer.");
        }

        return frame with { Kind = FrameKind.Taken, Total = 0, Offset = 0, Content = default };
    }

    private ReadOnlyMemory<byte> Answer(string caller, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        try
        {
            var reader = new MessageReader(message);
            switch (reader.Kind)
            {
                case MessageKind.Wave:
                    var (wave, rows) = WaveMessage.Read(reader, shard.Config, shard.Range);
                    return ReplyMessage.Done(shard.Run(wave, rows, cancellation), WaveMessage.WriteReadings);
                case MessageKind.Extraction:
                    var (pairs, pairRows) = ExtractionMessage.Read(reader, shard.Config, shard.Range);
                    return ReplyMessage.Done(shard.Run(pairs, pairRows, cancellation), ExtractionMessage.WriteLetters);
                case MessageKind.GenerationBegin:
                    _sessions.Begin(caller, reader, cancellation);
                    return ReplyMessage.Done();
                case MessageKind.GenerationStep:
                    return ReplyMessage.Done(_sessions.Step(caller, reader, cancellation), (writer, next) => writer.List<int>(next));
                case MessageKind.GenerationEnd:
                    _sessions.End(caller, reader);
                    return ReplyMessage.Done();
                default:
                    throw new ShardMessageException($"A message between shards is refused: {reader.Kind} is not a request.");
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return ReplyMessage.Of(e);
        }
    }
}
