using System.Globalization;

namespace SteerCluster.ServiceDefaults.Configuration;

/// <summary>Time spans as people write them.</summary>
public static class DurationText
{
    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    /// <summary>Reads <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c> or <c>00:00:30</c>; null where it is no such text.</summary>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (suffix, seconds) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text[..^suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * seconds <= 1e9)
            {
                return TimeSpan.FromSeconds(number * seconds);
            }
        }

        return text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
    }

    /// <summary>The shortest text that <see cref="Parse"/> reads back.</summary>
    public static string Format(TimeSpan span)
    {
        var (suffix, seconds) = Units.Last(unit => unit.Suffix == "ms" || span.TotalSeconds >= unit.Seconds && span.TotalSeconds % unit.Seconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds / seconds:0.###}{suffix}");
    }
}
