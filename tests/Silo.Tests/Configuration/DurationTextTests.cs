using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Silo.Tests.Configuration;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("2s", 2000)]
    [InlineData("1.5m", 90000)]
    [InlineData("1h", 3600000)]
    [InlineData("00:00:30", 30000)]
    public void Parse_Time_GivesSpan(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), DurationText.Parse(text));

    [Theory]
    [InlineData("5")]
    [InlineData("-5s")]
    [InlineData("s")]
    [InlineData("soon")]
    [InlineData("999999999999d")]
    public void Parse_OtherText_GivesNull(string text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData("200ms")]
    [InlineData("90s")]
    [InlineData("2m")]
    [InlineData("0ms")]
    public void Format_Span_GivesWhatParseReads(string text) => Assert.Equal(text, DurationText.Format(DurationText.Parse(text)!.Value));
}
