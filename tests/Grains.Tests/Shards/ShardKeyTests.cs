using SteerCluster.Grains.Interfaces.Shards;

namespace SteerCluster.Grains.Tests.Shards;

public class ShardKeyTests
{
    [Theory]
    [InlineData("ab12", 0, 1, "silo-1")]
    [InlineData("ab12", 11, 12, "host@rack/7-of-9")]
    public void Parse_KeyAsWritten_IsTheSame(string fingerprint, int index, int count, string silo)
    {
        var key = new ShardKey(fingerprint, index, count, silo);

        Assert.Equal(key, ShardKey.Parse(key.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab/0-of-1")]
    [InlineData("ab/1-of-1@s")]
    [InlineData("ab/-1-of-1@s")]
    [InlineData("ab@0-of-1/s")]
    public void Parse_NoKey_IsRefused(string key) => Assert.Throws<FormatException>(() => ShardKey.Parse(key));
}
