using System.Globalization;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Statistics;

/// <summary>Refuses measurements that would give silent nonsense.</summary>
internal static class UnitChecks
{
    public static void Check(
        IReadOnlyList<double> strengths,
        IReadOnlyList<double[]> matching,
        IReadOnlyList<bool> matchingIsA,
        IReadOnlyList<double>? answerMass,
        UnitId? unit)
    {
        var where = unit is { } id ? $"{id}: " : "";
        if (strengths.Count < 2 || !strengths.Contains(0) || strengths.Distinct().Count() != strengths.Count)
        {
            throw new StatisticsException($"{where}expected two or more distinct strengths with 0 among them, found [{Text(strengths)}].");
        }

        if (matching.Count != strengths.Count || matchingIsA.Count == 0 || matching.Any(row => row.Length != matchingIsA.Count)
            || (answerMass is not null && answerMass.Count != matchingIsA.Count))
        {
            throw new StatisticsException(
                $"{where}expected {strengths.Count} strengths x {matchingIsA.Count} items (one or more), "
                + $"found rows of [{Text(matching.Select(row => (double)row.Length))}] and {answerMass?.Count ?? 0} answer masses.");
        }

        for (var s = 0; s < strengths.Count; s++)
        {
            Finite(matching[s], $"{where}strength {Text([strengths[s]])}");
        }

        Finite(answerMass ?? [], $"{where}answer mass");
    }

    private static void Finite(IReadOnlyList<double> values, string where)
    {
        for (var item = 0; item < values.Count; item++)
        {
            if (!double.IsFinite(values[item]))
            {
                throw new StatisticsException($"{where}, item {item}: the value is {Text([values[item]])}, not a finite number.");
            }
        }
    }

    private static string Text(IEnumerable<double> values) =>
        string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
