using System.Globalization;
using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Findings;

/// <summary>The words for a Cohen's d.</summary>
internal static class EffectWords
{
    public static string Thresholds { get; } =
        string.Create(CultureInfo.InvariantCulture, $"strong above {EffectSize.Strong}, medium above {EffectSize.Medium}");

    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<EffectStrength>().OrderByDescending(strength => strength).Select(Word)];

    public static string Of(double cohensD) => EffectSize.Strength(cohensD) is { } strength ? Word(strength) : NumberText.Undefined;

    private static string Word(EffectStrength strength) => strength.ToString().ToLowerInvariant();
}
