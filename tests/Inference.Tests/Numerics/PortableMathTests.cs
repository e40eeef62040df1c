using SteerCluster.Inference.Numerics;

namespace SteerCluster.Inference.Tests.Numerics;

public class PortableMathTests
{
    [Fact]
    public void Exp_AnyArgument_IsCloseToTheLibrary()
    {
        for (var x = -690.0; x < 690; x += 0.3713)
        {
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 2e-15);
        }

        Assert.Equal([1, 0, 0, double.PositiveInfinity, double.NaN], new[] { 0, -800, double.NegativeInfinity, 800, double.NaN }.Select(PortableMath.Exp));
    }

    [Fact]
    public void Log_AnyArgument_IsCloseToTheLibrary()
    {
        for (var x = 1e-300; x < 1e300; x *= 1.37)
        {
            Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-15 * Math.Max(1, Math.Abs(Math.Log(x))));
        }

        Assert.Equal(0, PortableMath.Log(1));
    }

    [Fact]
    public void SinCos_PositionsOfALongContext_AreCloseToTheLibrary()
    {
        for (var angle = 0.0; angle < 300_000; angle += 7.7317)
        {
            var (sine, cosine) = PortableMath.SinCos(angle);
            Assert.Equal(Math.Sin(angle), sine, 2e-15);
            Assert.Equal(Math.Cos(angle), cosine, 2e-15);
        }
    }
}
