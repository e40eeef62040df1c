using System.Runtime.CompilerServices;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Sweeps;

/// <summary>Watches a sweep across the moves of its grain.</summary>
internal static class SweepWatch
{
    // A grain that moved is active again at once; one whose silo died, after the membership has noticed.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MaxAborts = 60;

    /// <summary>The changes since a version; goes on from the last one seen when the grain's silo is lost.</summary>
    public static async IAsyncEnumerable<SweepStatus> Since(
        ISweepGrain sweep, long version, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var aborts = 0; aborts < MaxAborts;)
        {
            await using var changes = sweep.Watch(version, cancellation).GetAsyncEnumerator(cancellation);
            while (true)
            {
                bool more;
                try
                {
                    more = await changes.MoveNextAsync();
                }
                catch (Exception error) when (error is EnumerationAbortedException or OrleansException && !cancellation.IsCancellationRequested)
                {
                    aborts++;
                    await Task.Delay(Pause, clock, cancellation);
                    break;
                }

                if (!more)
                {
                    yield break;
                }

                (version, aborts) = (changes.Current.Version, 0);
                yield return changes.Current;
            }
        }
    }
}
