using SteerCluster.Sweeping.Results;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class ResultFileTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    [Fact]
    public void Write_DiskFull_NamesTheFileInOneLineAndLeavesTheOldOne()
    {
        var path = temp.File("summary.json");
        File.WriteAllText(path, "old");

        var error = Assert.Throws<ResultException>(() => ResultFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));

        Assert.Equal($"Cannot write {path}: No space left on device", error.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(temp.Path));
    }

    [Fact]
    public void Write_Csv_FailureInTheStreamPasses()
    {
        var error = Assert.Throws<IOException>(() =>
            CsvTable.Write(new FullStream(), ["a"], Enumerable.Repeat<IEnumerable<string>>(["1.0"], 100_000)));
        Assert.Equal("No space left on device", error.Message);
    }

    [Fact]
    public void Write_FolderIsAFile_NamesTheFile()
    {
        File.WriteAllText(temp.File("x"), "");
        var path = temp.File("x", "summary.json");

        var error = Assert.Throws<ResultException>(() => ResultFile.Write(path, _ => { }));

        Assert.StartsWith($"Cannot write {path}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    public void Dispose() => temp.Dispose();
}
