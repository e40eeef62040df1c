using System.Diagnostics;

namespace SteerCluster.Bench;

/// <summary>Times alternatives in turn, so that what else the machine does touches them alike.</summary>
internal static class Timing
{
    /// <summary>Median seconds of each alternative over <paramref name="rounds"/> rounds, after one round to warm up.</summary>
    public static double[] Medians(int rounds, params Action[] alternatives)
    {
        var times = alternatives.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < alternatives.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                alternatives[i]();
                if (round >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }

        return [.. times.Select(t => t.Order().ElementAt(t.Count / 2))];
    }
}
