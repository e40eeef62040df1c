using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Sweeping.Journaling;

namespace SteerCluster.Sweeping.Tests.Journaling;

/// <summary>Whatever happens to the bytes, what a journal gives is what was put in.</summary>
public sealed class JournalDamageTests
{
    private static readonly (string Key, byte[] Payload)[] Records =
        [.. Enumerable.Range(0, 5).Select(i => ($"m/items/{i}", Enumerable.Range(0, 7 * i).Select(b => (byte)(b * 31)).ToArray()))];

    private static readonly byte[] Whole = Build(out Ends);

    private static readonly long[] Ends;

    [Fact]
    public void Open_CutAtAnyByte_KeepsTheWholeRecordsAndGoesOn()
    {
        for (var length = 0; length <= Whole.Length; length++)
        {
            var stream = Stream(Whole.AsSpan(0, length));
            using (var journal = new SweepJournal(stream, "j"))
            {
                Assert.Empty(journal.Warnings);
                Check(journal, Ends.Count(end => end <= length));
                journal.Append("new", [9]);
            }

            using var again = new SweepJournal(Stream(stream.ToArray()), "j");
            Assert.Equal(Ends.Count(end => end <= length) + 1, again.Count);
            Assert.Empty(again.Warnings);
        }
    }

    [Fact]
    public void Open_AnyBitFlipped_KeepsWhatIsBeforeAndNamesTheDamage()
    {
        for (var bit = JournalFrame.FileHead.Length * 8; bit < Whole.Length * 8; bit++)
        {
            var bytes = Whole.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            using var journal = new SweepJournal(Stream(bytes), "j");

            Check(journal, Ends.Count(end => end <= bit / 8));
            Assert.Matches("^j: .* is damaged|^j: the checksum of the record .* does not match", Assert.Single(journal.Warnings));
        }
    }

    [Fact]
    public void Open_RandomDamage_NeverGivesAWrongPayload()
    {
        var damage = Gen.Choose(0, Whole.Length - 1).Zip(Gen.Choose(1, 255)).ListOf();
        Check(Prop.ForAll(Arb.From(damage), flips =>
        {
            var bytes = Whole.ToArray();
            foreach (var (at, mask) in flips)
            {
                bytes[at] ^= (byte)mask;
            }

            try
            {
                using var journal = new SweepJournal(Stream(bytes), "j");
                Check(journal, journal.Count);
            }
            catch (JournalException error)
            {
                Assert.Contains("is not a journal", error.Message, StringComparison.Ordinal);
            }
        }));
    }

    [Fact]
    public void Open_ZerosAtTheEnd_AreAnUnfinishedWrite()
    {
        using var journal = new SweepJournal(Stream([.. Whole, .. new byte[5000]]), "j");
        Assert.Empty(journal.Warnings);
        Check(journal, Records.Length);
    }

    private static void Check(Property property) => property.QuickCheckThrowOnFailure();

    private static void Check(SweepJournal journal, int count)
    {
        Assert.Equal(count, journal.Count);
        foreach (var (key, payload) in Records.Take(count))
        {
            Assert.True(journal.TryGet(key, out var found));
            Assert.Equal(payload, found);
        }
    }

    private static byte[] Build(out long[] ends)
    {
        using var stream = new MemoryStream();
        using var journal = new SweepJournal(stream, "j");
        ends = [.. Records.Select(record =>
        {
            journal.Append(record.Key, record.Payload);
            return stream.Length;
        })];
        return stream.ToArray();
    }

    private static MemoryStream Stream(ReadOnlySpan<byte> bytes)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        return stream;
    }
}
