using System.Globalization;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

/// <summary>The rows of a <c>per_sample_all_layers.csv</c>, and statistics of each of its layers.</summary>
internal sealed class ResultRows
{
    private readonly ILookup<int, string[]> byLayer;

    public ResultRows(string path) => byLayer = Read(path).ToLookup(row => int.Parse(row[2], CultureInfo.InvariantCulture));

    public IEnumerable<int> Layers => byLayer.Select(group => group.Key);

    public static IEnumerable<string[]> Read(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split(','));

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public (double[] Strengths, double[][] Matching, bool[] IsA, double[]? Mass) Of(int layer)
    {
        var byStrength = byLayer[layer].GroupBy(row => Number(row[3])).ToArray();
        var baseline = byStrength.Single(group => group.Key == 0).ToArray();
        return (
            [.. byStrength.Select(group => group.Key)],
            [.. byStrength.Select(group => group.Select(row => Number(row[9])).ToArray())],
            [.. baseline.Select(row => row[5] == "(A)")],
            baseline[0].Length > 10 ? [.. baseline.Select(row => Number(row[10]))] : null);
    }

    public UnitStatistics Compute(int layer, int resamples = 0)
    {
        var (strengths, matching, isA, mass) = Of(layer);
        return UnitStatistics.Compute(strengths, matching, isA, mass, new UnitStatisticsOptions { Resamples = resamples });
    }
}
