using SteerCluster.Sweeping.Journaling;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Journaling;

public sealed class SweepJournalTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    private string JournalPath => temp.File("journal", "sweep.journal");

    [Fact]
    public void TryGet_AfterReopening_GivesTheLastRecordOfAKey()
    {
        using (var journal = SweepJournal.Open(JournalPath))
        {
            journal.Append("a", [1, 2]);
            journal.Append("b", []);
            journal.Append("a", [3]);
        }

        using var again = SweepJournal.Open(JournalPath);
        Assert.Equal(2, again.Count);
        Assert.True(again.TryGet("a", out var a));
        Assert.Equal([3], a);
        Assert.True(again.TryGet("b", out var b));
        Assert.Empty(b);
        Assert.False(again.TryGet("c", out _));
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public void Open_WhileOpen_IsRefused()
    {
        using var first = SweepJournal.Open(JournalPath);
        var error = Assert.Throws<JournalException>(() => SweepJournal.Open(JournalPath));
        Assert.StartsWith($"Another run is using the journal {JournalPath}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnotherFile_IsRefusedAndKept()
    {
        File.WriteAllText(temp.File("x"), "not a journal");
        var error = Assert.Throws<JournalException>(() => SweepJournal.Open(temp.File("x")));
        Assert.Contains("is not a journal", error.Message, StringComparison.Ordinal);
        Assert.Equal("not a journal", File.ReadAllText(temp.File("x")));
    }

    [Fact]
    public void Open_PathIsAFolder_NamesIt()
    {
        var error = Assert.Throws<JournalException>(() => SweepJournal.Open(temp.Path));
        Assert.StartsWith($"Cannot open the journal {temp.Path}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DeviceWithoutRoom_SaysSo()
    {
        if (File.Exists("/dev/full"))
        {
            var error = Assert.Throws<JournalException>(() => SweepJournal.Open("/dev/full"));
            Assert.Contains("/dev/full", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Append_DiskFull_TakesTheTornRecordBack()
    {
        using var stream = new FullStream(1000);
        using var journal = new SweepJournal(stream, "j");
        journal.Append("a", [1]);
        var error = Assert.Throws<JournalException>(() => journal.Append("big", new byte[2000]));
        Assert.Equal("Cannot write the journal j: No space left on device", error.Message);
        Assert.False(journal.Contains("big"));

        stream.Room = 10_000;
        journal.Append("b", [2]);

        using var again = new SweepJournal(new MemoryStream(stream.ToArray()), "j");
        Assert.Equal(2, again.Count);
        Assert.Empty(again.Warnings);
        Assert.True(again.TryGet("b", out var b));
        Assert.Equal([2], b);
    }

    [Fact]
    public void TryGet_DamagedWhileOpen_Throws()
    {
        using var stream = new MemoryStream();
        using var journal = new SweepJournal(stream, "j");
        journal.Append("a", [1, 2, 3]);
        stream.GetBuffer()[stream.Length - 18] ^= 4;
        var error = Assert.Throws<JournalException>(() => journal.TryGet("a", out _));
        Assert.Contains("The record a of the journal j at byte 8 was damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_FromManyThreads_KeepsEverything()
    {
        using (var journal = SweepJournal.Open(JournalPath))
        {
            Parallel.For(0, 50, i => journal.Append($"{i}", [(byte)i]));
        }

        using var again = SweepJournal.Open(JournalPath);
        Assert.All(Enumerable.Range(0, 50), i => Assert.True(again.TryGet($"{i}", out var payload) && payload[0] == i));
    }

    public void Dispose() => temp.Dispose();
}
