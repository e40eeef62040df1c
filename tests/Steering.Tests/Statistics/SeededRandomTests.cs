using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

public class SeededRandomTests
{
    [Theory]
    // From a separate implementation in Python.
    [InlineData(0, new ulong[] { 0x99ec5f36cb75f2b4, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c })]
    [InlineData(42, new ulong[] { 0x15780b2e0c2ec716, 0x6104d9866d113a7e, 0xae17533239e499a1, 0xecb8ad4703b360a1 })]
    public void NextBits_Seed_GivesTheReferenceStream(ulong seed, ulong[] expected)
    {
        var random = new SeededRandom(seed);

        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void NextInt_ManyDraws_AreEven()
    {
        var random = new SeededRandom(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        // Chi-squared with 6 degrees of freedom: 22.5 is the 99.9th percentile.
        Assert.True(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000) < 22.5);
    }

    [Fact]
    public void NextDouble_ManyDraws_AreInTheUnitInterval()
    {
        var random = new SeededRandom(2);
        var values = Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()).ToArray();

        Assert.All(values, value => Assert.InRange(value, 0, 1 - 1e-16));
        Assert.Equal(0.5, values.Average(), 0.02);
    }

    [Fact]
    public void Shuffle_Values_KeepsThemAll()
    {
        var values = Enumerable.Range(0, 50).ToArray();

        new SeededRandom(3).Shuffle<int>(values);

        Assert.Equal(Enumerable.Range(0, 50), values.Order());
        Assert.NotEqual(Enumerable.Range(0, 50), values);
    }
}
