using SteerCluster.Reporting.Text;

namespace SteerCluster.Reporting.Tests.Text;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(1.005, "+1.00", "1.00")]
    [InlineData(-12.346, "-12.35", "-12.35")]
    [InlineData(0, "+0.00", "0.00")]
    [InlineData(-0.004, "+0.00", "0.00")]
    [InlineData(double.NaN, "–", "–")]
    [InlineData(double.PositiveInfinity, "–", "–")]
    public void SignedAndFixed_Values_HaveTwoDecimalsAndNoMinusZero(double value, string signed, string text) =>
        Assert.Equal((signed, text), (NumberText.Signed(value), NumberText.Fixed(value)));

    [Theory]
    [InlineData(0.0004, "p < 0.001")]
    [InlineData(0.0194, "p = 0.019")]
    [InlineData(0.38, "p = 0.38")]
    public void PValue_Values_AreAsPreciseAsTheyMatter(double p, string expected) => Assert.Equal(expected, NumberText.PValue(p));

    [Theory]
    [InlineData(4_022_468_096, "4.02B")]
    [InlineData(30_532_122_624, "30.5B")]
    [InlineData(999, "999")]
    public void Short_Counts_HaveThreeDigits(double value, string expected) => Assert.Equal(expected, NumberText.Short(value));

    [Fact]
    public void List_Names_ReadAsASentence()
    {
        Assert.Equal("a", NumberText.List(["a"]));
        Assert.Equal("a, b and c", NumberText.List(["a", "b", "c"]));
    }
}
