using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Silo.Tests.Configuration;

public sealed class SizeTextTests
{
    [Theory]
    [InlineData("8GiB", 8589934592)]
    [InlineData("500 MB", 500000000)]
    [InlineData("1024", 1024)]
    [InlineData("12b", 12)]
    public void Parse_Size_GivesBytes(string text, long bytes) => Assert.Equal(bytes, SizeText.Parse(text));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("big")]
    [InlineData("99999999999TiB")]
    public void Parse_OtherText_GivesNull(string text) => Assert.Null(SizeText.Parse(text));
}
