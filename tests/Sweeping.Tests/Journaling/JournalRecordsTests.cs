using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Journaling;

public sealed class JournalRecordsTests
{
    private static readonly AnswerReading Odd = new(BitConverter.Int64BitsToDouble(0x7FF8_0000_DEAD_BEEF), -0.0);
    private static readonly AnswerReading Plain = new(-0.1, double.Epsilon);

    [Fact]
    public void DecodeItems_Encoded_HasTheSameBits()
    {
        ItemReadings[] items = [new(3, Odd, [[Plain, Odd], []]), new(0, Plain, [])];
        var found = JournalRecords.DecodeItems(JournalRecords.Encode(items));
        Assert.Equal(2, found.Length);
        Assert.Equal(3, found[0].Item);
        Assert.Equal(Bits(Odd), Bits(found[0].Baseline));
        Assert.Equal([Bits(Plain), Bits(Odd)], found[0].Steered[0].Select(Bits));
        Assert.Empty(found[0].Steered[1]);
        Assert.Empty(found[1].Steered);
    }

    [Fact]
    public void DecodeVectors_Encoded_HasTheSameBits()
    {
        var found = JournalRecords.DecodeVectors(JournalRecords.Encode(new ExtractedVectors([2, 5], [[1.1f, -0f], [float.NaN, 3]], [0.1, 7])));
        Assert.Equal([2, 5], found.Layers);
        Assert.Equal([1.1f, -0f], found.Vectors[0]);
        Assert.True(float.IsNegative(found.Vectors[0][1]));
        Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(found.Vectors[1][0]));
        Assert.Equal([0.1, 7], found.ResidualNorms);
    }

    [Fact]
    public void DecodeTokens_Encoded_IsTheSame()
    {
        Assert.Equal([5349, 0, 1], JournalRecords.DecodeTokens(JournalRecords.EncodeTokens([5349, 0, 1])));
        Assert.Empty(JournalRecords.DecodeTokens(JournalRecords.EncodeTokens([])));
    }

    [Fact]
    public void Decode_OtherKind_IsRefused()
    {
        var payload = JournalRecords.Encode([new ItemReadings(0, Plain, [])]);
        var error = Assert.Throws<JournalException>(() => JournalRecords.DecodeVectors(payload));
        Assert.Contains("should be of kind 2 (Vectors), version 1, but has kind 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_CutAnywhere_IsRefused()
    {
        var payload = JournalRecords.Encode([new ItemReadings(0, Plain, [[Plain]])]);
        Assert.All(Enumerable.Range(0, payload.Length), length =>
            Assert.Throws<JournalException>(() => JournalRecords.DecodeItems(payload[..length])));
        Assert.Throws<JournalException>(() => JournalRecords.DecodeItems([.. payload, 0]));
    }

    private static (long, long) Bits(AnswerReading reading) =>
        (BitConverter.DoubleToInt64Bits(reading.LogProbA), BitConverter.DoubleToInt64Bits(reading.LogProbB));
}
