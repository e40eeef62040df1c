using System.Globalization;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;


namespace SteerCluster.Steering.Tests.Results;

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
    [InlineData(-12345678901234567000.0, "-1.2345678901234567e+19")]
    [InlineData(-0.00012345, "-0.00012345")]
    [InlineData(100, "100.0")]
    [InlineData(10.25, "10.25")]
    [InlineData(double.Epsilon, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(double.NaN, "")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Text_OfNumber_IsPythonsRepr(double value, string expected) => Assert.Equal(expected, PythonNumber.Text(value));

    [Fact]
    public void Text_OfRandomBits_ReadsBackAsTheSameBits()
    {
        var random = new SeededRandom(5);
        for (var i = 0; i < 20_000; i++)
        {
            var bits = (long)random.NextBits();
            var value = i % 2 == 0 ? BitConverter.Int64BitsToDouble(bits) : (random.NextDouble() - 0.5) * Math.Pow(10, i % 40 - 20);
            if (double.IsFinite(value))
            {
                Assert.Equal(value, double.Parse(PythonNumber.Text(value), CultureInfo.InvariantCulture));
            }
        }
    }

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
