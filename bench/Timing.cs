using System.Diagnostics;

namespace SteerCluster.Bench;

/// <summary>Times alternatives in turn, so that what else the machine does touches them alike.</summary>
internal static class Timing
{
    /// <summary>
    /// Before a burst is timed the alternative runs untimed for this long: threads that slept are awake and apart again, the other
    /// library's threads no longer spin, and the runtime has compiled what is called often.
    /// </summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(200);

    /// <summary>Median seconds of a call of each alternative over <paramref name="rounds"/> bursts of calls.</summary>
    public static double[] Medians(int rounds, params Action[] alternatives)
    {
        var times = alternatives.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < alternatives.Length; i++)
            {
                Repeat(alternatives[i], Settle);
                var seconds = Repeat(alternatives[i], Burst);
                if (round >= 0)
                {
                    times[i].Add(seconds);
                }
            }
        }

        return [.. times.Select(t => t.Order().ElementAt(t.Count / 2))];
    }

    /// <summary>Seconds of one call.</summary>
    public static double Once(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Calls until the time is up; seconds of a call on average.</summary>
    private static double Repeat(Action action, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        do
        {
            action();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < time);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
