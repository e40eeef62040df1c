using System.Globalization;
using SteerCluster.Reporting.Figures;

namespace SteerCluster.Reporting.Tests.Figures;

public sealed class FigureThemeTests
{
    [Theory]
    [InlineData(false, "#ffffff")]
    [InlineData(true, "#16181d")]
    public void Category_AnyTheme_StandsOutFromTheBackground(bool dark, string background) =>
        Assert.All((dark ? FigureTheme.Dark : FigureTheme.Light).Category, colour => Assert.True(Contrast(colour, background) >= 2.9, colour));

    [Fact]
    public void Config_Dark_LetsThePageThrough()
    {
        Assert.Equal("transparent", (string?)FigureTheme.Dark.Config()["background"]);
        Assert.Equal("#ffffff", (string?)FigureTheme.Light.Config()["background"]);
    }

    /// <summary>The contrast ratio of WCAG 2.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Part(colour, 1)) + (0.7152 * Part(colour, 3)) + (0.0722 * Part(colour, 5));

    private static double Part(string colour, int start)
    {
        var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
