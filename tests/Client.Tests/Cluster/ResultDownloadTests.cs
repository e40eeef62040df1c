using System.Formats.Tar;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Client.Cluster.Results;
using SteerCluster.Client.Failures;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Cluster;

public sealed class ResultDownloadTests
{
    [Theory]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("a\\..\\b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    public async Task Write_NameThatEscapes_IsRefusedAndNothingIsWritten(string name)
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<ClientException>(() => Write(folder, Archive(TarEntryType.RegularFile, name)));

        Assert.Contains("nothing was written", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.Directory)]
    public async Task Write_EntryThatIsNoFile_IsRefused(TarEntryType type)
    {
        using var folder = new TemporaryFolder();

        await Assert.ThrowsAsync<ClientException>(() => Write(folder, Archive(type, "a")));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Write_WithoutTheEndMark_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var whole = Archive(TarEntryType.RegularFile, "a");

        await Assert.ThrowsAsync<ClientException>(() => Write(folder, whole[..^1024]));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Write_FolderThatExists_ReplacesFilesAndKeepsOthers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/a", "old");
        folder.Write("out/mine", "mine");

        await Write(folder, Archive(TarEntryType.RegularFile, "a"));

        Assert.Equal("content", File.ReadAllText(folder.File("out", "a")));
        Assert.Equal("mine", File.ReadAllText(folder.File("out", "mine")));
    }

    [Fact]
    public void IsSafe_AnyName_StaysBelowTheFolder() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("..", ".", "a", "b.csv", "/", "\\", "C:", "\0", " ", "").ListOf().Select(string.Concat).ToArbitrary(),
        name => !ResultDownload.IsSafe(name) || Path.GetFullPath(Path.Combine("/results/x", name)).StartsWith("/results/x/", StringComparison.Ordinal)));

    private static Task<IReadOnlyList<DownloadedFile>> Write(TemporaryFolder folder, byte[] archive) =>
        ResultDownload.Write(new MemoryStream(archive), folder.File("out"), CancellationToken.None);

    private static byte[] Archive(TarEntryType type, string name)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            var entry = new PaxTarEntry(type, name);
            if (type == TarEntryType.RegularFile)
            {
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes("content"));
            }
            else if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            {
                entry.LinkName = "/etc/passwd";
            }

            writer.WriteEntry(entry);
        }

        return stream.ToArray();
    }
}
