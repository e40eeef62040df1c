using System.Runtime.InteropServices;
using SteerCluster.Client.Models;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Tests.Models;

public sealed class WeightScanTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(36)]
    public void IsFinite_OneNaNAnywhere_IsFound(int position)
    {
        var floats = new float[37];
        var halves = new Half[37];
        var brains = new ushort[37];
        Assert.True(All());

        floats[position] = float.NegativeInfinity;
        halves[position] = Half.NaN;
        brains[position] = 0x7FC0;

        Assert.False(WeightScan.IsFinite(MemoryMarshal.AsBytes(floats.AsSpan()), DataType.F32));
        Assert.False(WeightScan.IsFinite(MemoryMarshal.AsBytes(halves.AsSpan()), DataType.F16));
        Assert.False(WeightScan.IsFinite(MemoryMarshal.AsBytes(brains.AsSpan()), DataType.BF16));

        bool All() => WeightScan.IsFinite(MemoryMarshal.AsBytes(floats.AsSpan()), DataType.F32)
            && WeightScan.IsFinite(MemoryMarshal.AsBytes(halves.AsSpan()), DataType.F16)
            && WeightScan.IsFinite(MemoryMarshal.AsBytes(brains.AsSpan()), DataType.BF16);
    }

    [Fact]
    public void IsFinite_LargestFiniteValues_AreFinite()
    {
        Assert.True(WeightScan.IsFinite(MemoryMarshal.AsBytes((ReadOnlySpan<float>)[float.MaxValue, -float.MaxValue, float.Epsilon]), DataType.F32));
        Assert.True(WeightScan.IsFinite(MemoryMarshal.AsBytes((ReadOnlySpan<Half>)[Half.MaxValue, Half.MinValue]), DataType.F16));
        Assert.True(WeightScan.IsFinite(MemoryMarshal.AsBytes((ReadOnlySpan<ushort>)[0x7F7F, 0xFF7F]), DataType.BF16));
    }
}
