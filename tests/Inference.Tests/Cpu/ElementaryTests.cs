using System.Runtime.Intrinsics;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Tests.Cpu;

public class ElementaryTests
{
    [Fact]
    public void Exp_WholeRange_IsCloseToDouble()
    {
        for (var x = -87.2f; x < 88.6f; x += 0.0137f)
        {
            var expected = Math.Exp(x);
            var actual = Elementary.Exp(Vector512.Create(x))[3];
            Assert.True(Math.Abs(actual - expected) <= 2e-7 * expected, $"exp({x}) = {actual}, {expected} expected");
        }
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(-1000f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(1000f, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Exp_Ends_AreWhatTheyShould(float x, float expected) => Assert.Equal(expected, Elementary.Exp(Vector512.Create(x))[0]);
}
