using System.Globalization;

namespace SteerCluster.Reporting.Figures;

/// <summary>Colours of strengths: orange below zero, grey at zero, blue above, the stronger the deeper. Readable on white and on dark.</summary>
/// <param name="strengths">Ascending.</param>
internal sealed class StrengthScale(IReadOnlyList<double> strengths)
{
    private const string Zero = "#8c8c8c";
    private static readonly int[] WeakBelow = [0xf3, 0xc6, 0x92], Below = [0xd4, 0x64, 0x00], WeakAbove = [0xa4, 0xce, 0xed], Above = [0x1f, 0x72, 0xb4];
    private static readonly string[] Dashes = ["[6,2]", "[1,0]", "[2,2]"];

    /// <summary>The colour channel of field <c>strength</c>.</summary>
    public string Color => Channel(Spec.Texts(strengths.Select(Colour)));

    /// <summary>The colour channel where lines show it, so that the legend does.</summary>
    public string LineColor => Channel(Spec.Texts(strengths.Select(Colour)), Legends.Line);

    /// <summary>The dash channel: dashed below zero, dotted at zero, solid above.</summary>
    public string Dash => Channel($"[{string.Join(", ", strengths.Select(strength => strength < 0 ? Dashes[0] : strength > 0 ? Dashes[1] : Dashes[2]))}]", Legends.Line);

    private string Colour(double strength)
    {
        if (strength == 0)
        {
            return Zero;
        }

        var far = Math.Abs(strength) / strengths.Max(Math.Abs);
        var (weak, strong) = strength < 0 ? (WeakBelow, Below) : (WeakAbove, Above);
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(0):x2}{Mix(1):x2}{Mix(2):x2}");

        int Mix(int part) => (int)Math.Round(weak[part] + (far * (strong[part] - weak[part])));
    }

    private string Channel(string range, string legend = "") =>
        $$"""{ "field": "strength", "type": "nominal", "title": "strength", "scale": { "domain": {{Spec.Texts(strengths.Select(Spec.Strength))}}, "range": {{range}} }{{legend}} }""";
}
