using SteerCluster.Reporting.ControlVectors;

namespace SteerCluster.Reporting.Tests.ControlVectors;

public sealed class VectorScalingTests
{
    private static readonly float[] Vector = [3, -4];

    [Theory]
    [InlineData(VectorNorm.None, 1, 3, -4)]
    [InlineData(VectorNorm.None, -2, -6, 8)]
    [InlineData(VectorNorm.Unit, 1, 0.6f, -0.8f)]
    [InlineData(VectorNorm.Unit, 10, 6, -8)]
    [InlineData(VectorNorm.Residual, 1, 12, -16)]
    [InlineData(VectorNorm.Residual, 0.5, 6, -8)]
    public void Apply_KnownNorms_GivesLengthTimesFactor(VectorNorm norm, double factor, float first, float second) =>
        Assert.Equal([first, second], new VectorScaling(norm, factor).Apply(Vector, 20, "v"));

    [Fact]
    public void Apply_Nothing_KeepsTheBits()
    {
        float[] odd = [float.Epsilon, -0f, float.MaxValue, 0.1f];

        Assert.Equal(odd.Select(BitConverter.SingleToInt32Bits), new VectorScaling().Apply(odd, null, "v").Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(VectorNorm.Unit, 1, 0, 0, "v is zero")]
    [InlineData(VectorNorm.Residual, 1, 1, 1, "The residual norm at v is not known")]
    [InlineData(VectorNorm.None, 1e300, 1, 1, "is not finite in float32")]
    public void Apply_Impossible_IsRefused(VectorNorm norm, double factor, float first, float second, string problem) => Assert.Contains(
        problem, Assert.Throws<ReportException>(() => new VectorScaling(norm, factor).Apply([first, second], null, "v")).Message, StringComparison.Ordinal);
}
