using System.Globalization;

namespace SteerCluster.Reporting.Figures;

/// <summary>The log axis of answer masses: whole decades up to 1.</summary>
internal static class AnswerMassAxis
{
    /// <summary>What a log scale shows of a mass of zero.</summary>
    public const double Smallest = 1e-9;

    private const int MostLabels = 6;

    /// <summary>Scale and axis, as they follow others of a channel.</summary>
    /// <param name="masses">What is to be shown.</param>
    public static string Of(IEnumerable<double> masses)
    {
        var lowest = Math.Min(-1, (int)Math.Floor(Math.Log10(Math.Max(masses.Min(), Smallest))));
        var step = (-lowest + MostLabels - 1) / MostLabels;
        var ticks = Enumerable.Range(0, (-lowest / step) + 1).Select(i => Power(-i * step));
        return $$"""
            "scale": { "type": "log", "domain": [{{Power(lowest)}}, 1], "nice": false },
            "axis": { "values": [{{string.Join(", ", ticks)}}], "labelExpr": "format(datum.value, datum.value < 0.01 ? '~e' : '~g')" }
            """;
    }

    private static string Power(int exponent) => string.Create(CultureInfo.InvariantCulture, $"1e{exponent}");
}
