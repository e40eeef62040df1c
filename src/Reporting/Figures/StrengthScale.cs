using System.Globalization;

namespace SteerCluster.Reporting.Figures;

/// <summary>Colours of strengths: orange below zero, grey at zero, blue above, the stronger the further from grey. Readable on white and on dark.</summary>
/// <param name="strengths">Ascending.</param>
internal sealed class StrengthScale(IReadOnlyList<double> strengths)
{
    private static readonly int[] Below = [0xd9, 0x6a, 0x00], Zero = [0x8c, 0x8c, 0x8c], Above = [0x1f, 0x77, 0xb8];
    private static readonly string[] Dashes = ["[6,2]", "[1,0]", "[2,2]"];

    /// <summary>The colour channel of field <c>strength</c>.</summary>
    public string Color => Channel(Spec.Texts(strengths.Select(Colour)));

    /// <summary>The colour channel where lines show it, so that the legend does.</summary>
    public string LineColor => Channel(Spec.Texts(strengths.Select(Colour)), Legends.Line);

    /// <summary>The dash channel: dashed below zero, dotted at zero, solid above.</summary>
    public string Dash => Channel($"[{string.Join(", ", strengths.Select(strength => strength < 0 ? Dashes[0] : strength > 0 ? Dashes[1] : Dashes[2]))}]", Legends.Line);

    private string Colour(double strength)
    {
        var largest = strengths.Max(Math.Abs);
        var far = strength == 0 ? 0 : 0.35 + (0.65 * Math.Abs(strength) / largest);
        var end = strength < 0 ? Below : Above;
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(0):x2}{Mix(1):x2}{Mix(2):x2}");

        int Mix(int part) => (int)Math.Round(Zero[part] + (far * (end[part] - Zero[part])));
    }

    private string Channel(string range, string legend = "") =>
        $$"""{ "field": "strength", "type": "nominal", "title": "strength", "scale": { "domain": {{Spec.Texts(strengths.Select(Spec.Strength))}}, "range": {{range}} }{{legend}} }""";
}
