using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Sharding.Messages;

namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>The batches of texts whose keys and values a shard keeps for its callers.</summary>
/// <param name="shard">The blocks.</param>
/// <param name="clock">For idleness.</param>
/// <param name="keepIdle">How long one is kept without being used.</param>
internal sealed class GenerationSessions(IModelShard shard, TimeProvider clock, TimeSpan keepIdle) : IDisposable
{
    private readonly Dictionary<(string Caller, long Number), Held> _sessions = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_sessions)
            {
                return _sessions.Count;
            }
        }
    }

    public void Begin(string caller, MessageReader reader, CancellationToken cancellation)
    {
        var (number, batch) = GenerationMessage.ReadBegin(reader, shard.Config, shard.Range);
        var held = new Held(shard.Begin(batch, cancellation), batch, clock.GetTimestamp());
        lock (_sessions)
        {
            if (_sessions.TryAdd((caller, number), held))
            {
                return;
            }
        }

        held.Session.Dispose();
        reader.Require(false, $"session {number} of {caller} has begun already");
    }

    public ShardOutput<int[]> Step(string caller, MessageReader reader, CancellationToken cancellation)
    {
        var number = reader.Long();
        var held = Enter(caller, number, reader);
        try
        {
            var (step, rows) = GenerationMessage.ReadStep(reader, shard.Config, shard.Range, held.Batch, held.Used);
            var output = held.Session.Step(step, rows, cancellation);
            for (var i = 0; i < held.Used.Length; i++)
            {
                held.Used[i] += step.Tokens[i].Length;
            }

            return output;
        }
        finally
        {
            lock (_sessions)
            {
                (held.Busy, held.LastUsed) = (false, clock.GetTimestamp());
            }
        }
    }

    public void End(string caller, MessageReader reader)
    {
        Held? held;
        var number = reader.Long();
        reader.End();
        lock (_sessions)
        {
            _sessions.Remove((caller, number), out held);
        }

        held?.Session.Dispose();
    }

    /// <summary>Ends sessions that nobody has used for long.</summary>
    public void Expire()
    {
        List<Held> expired = [];
        lock (_sessions)
        {
            foreach (var (key, held) in _sessions)
            {
                if (!held.Busy && clock.GetElapsedTime(held.LastUsed) > keepIdle)
                {
                    _sessions.Remove(key);
                    expired.Add(held);
                }
            }
        }

        expired.ForEach(held => held.Session.Dispose());
    }

    public void Dispose()
    {
        Held[] all;
        lock (_sessions)
        {
            all = [.. _sessions.Values];
            _sessions.Clear();
        }

        Array.ForEach(all, held => held.Session.Dispose());
    }

    private Held Enter(string caller, long number, MessageReader reader)
    {
        lock (_sessions)
        {
            var held = _sessions.GetValueOrDefault((caller, number))
                ?? throw new ShardLostException($"session {number} of {caller} is not here: it expired after {keepIdle}, or the shard was loaded anew.");
            reader.Require(!held.Busy, $"session {number} of {caller} is in a step");
            held.Busy = true;
            return held;
        }
    }

    private sealed class Held(IGenerationSession session, GenerationBatch batch, long now)
    {
        public IGenerationSession Session => session;

        public GenerationBatch Batch => batch;

        public int[] Used { get; } = new int[batch.Sequences.Count];

        public long LastUsed { get; set; } = now;

        public bool Busy { get; set; }
    }
}
