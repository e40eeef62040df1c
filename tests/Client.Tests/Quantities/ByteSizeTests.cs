using SteerCluster.Client.Quantities;

namespace SteerCluster.Client.Tests.Quantities;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("8GiB", 8L << 30)]
    [InlineData("8g", 8L << 30)]
    [InlineData(" 500 MB ", 500_000_000L)]
    [InlineData("1.5kib", 1536L)]
    [InlineData("1TB", 1_000_000_000_000L)]
    [InlineData("4096", 4096L)]
    [InlineData("4096b", 4096L)]
    public void Parse_Size_GivesBytes(string text, long expected) => Assert.Equal(expected, ByteSize.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("GiB")]
    [InlineData("-1GiB")]
    [InlineData("0")]
    [InlineData("0.4")]
    [InlineData("8Q")]
    [InlineData("1e3")]
    [InlineData("99999999TiB")]
    [InlineData("8 GiB GiB")]
    public void Parse_NoSize_GivesNull(string text) => Assert.Null(ByteSize.Parse(text));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1023, "1.00 KiB")]
    [InlineData(1024, "1.00 KiB")]
    [InlineData(714 * 1024, "714 KiB")]
    [InlineData(8L << 30, "8.00 GiB")]
    [InlineData(long.MaxValue, "8192 PiB")]
    public void Format_Bytes_HasThreeDigits(long bytes, string expected) => Assert.Equal(expected, ByteSize.Format(bytes));
}
