using System.Globalization;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Tests.Results;

public sealed class PythonNumberTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(-1, "-1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(9.00932520795172e-06, "9.00932520795172e-06")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(-1234567890123456, "-1234567890123456.0")]
    [InlineData(1234567890123456.8, "1234567890123456.8")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(double.NaN, "")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Text_OfNumber_IsPythonsRepr(double value, string expected) => Assert.Equal(expected, PythonNumber.Text(value));

    [Fact]
    public void Text_InCultureWithCommas_HasPoints()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("-1.5", PythonNumber.Text(-1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
