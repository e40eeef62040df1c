using System.Runtime.CompilerServices;
using SteerCluster.Inference.Backends;

namespace SteerCluster.Sweeping.Sharding;

/// <summary>The right to use a backend, which one thread at a time may do, whatever shards and waves it serves.</summary>
internal static class BackendTurn
{
    private static readonly ConditionalWeakTable<IBackend, SemaphoreSlim> _turns = [];

    /// <summary>Waits for the backend; dispose the result to let the next one in. A thread must not wait twice.</summary>
    public static Turn Enter(IBackend backend, CancellationToken cancellation = default)
    {
        var turn = _turns.GetValue(backend, _ => new SemaphoreSlim(1, 1));
        turn.Wait(cancellation);
        return new Turn(turn);
    }

    internal readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
