using SteerCluster.Client.Quantities;

namespace SteerCluster.Client.Tests.Quantities;

public sealed class AmountTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(12, "12")]
    [InlineData(999.6, "1.00k")]
    [InlineData(12345, "12.3k")]
    [InlineData(4.02e9, "4.02B")]
    [InlineData(235e9, "235B")]
    public void Short_Number_HasThreeDigitsAndAUnit(double value, string expected) => Assert.Equal(expected, Amount.Short(value));

    [Theory]
    [InlineData(0.4, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(245, "4 min 05 s")]
    [InlineData(12000, "3 h 20 min")]
    [InlineData(180000, "2 d 2 h")]
    public void Duration_Seconds_AreTwoUnits(double seconds, string expected) => Assert.Equal(expected, Amount.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1.234, "+1.23")]
    [InlineData(-1.2, "-1.20")]
    [InlineData(-0.001, "+0.00")]
    [InlineData(double.NaN, "-")]
    public void Signed_Number_HasItsSign(double value, string expected) => Assert.Equal(expected, Amount.Signed(value, 2));

    [Theory]
    [InlineData(1.5e-5, "1.5e-05")]
    [InlineData(0, "0")]
    public void Error_Small_IsScientific(double value, string expected) => Assert.Equal(expected, Amount.Error(value));

    [Theory]
    [InlineData(1, "1 layer")]
    [InlineData(2000, "2,000 layers")]
    public void Count_Things_IsSingularOrPlural(long count, string expected) => Assert.Equal(expected, Amount.Count(count, "layer"));
}
