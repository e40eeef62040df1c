using System.Formats.Tar;
using SteerCluster.Api.Tests.Fakes;

namespace SteerCluster.Api.Tests.Results;

public sealed class ResultArchiveTests : IDisposable
{
    private readonly ApiHost _host = new();

    public ResultArchiveTests() => _host.Demo();

    [Fact]
    public async Task Files_InPieces_ArriveAsTheyAre()
    {
        var longName = $"logit_diff_sweep/{new string('c', 90)}/Qwen_Qwen3_4B/per_sample_all_layers.csv";
        _host.Summary.Pieces = [new("a.json", 3, [1, 2]), new("a.json", 3, [3]), new("empty", 0, []), new(longName, 2, []), new(longName, 2, [4, 5])];

        var files = await Download();

        Assert.Equal(["a.json", "empty", longName], files.Select(file => file.Name));
        Assert.Equal([[1, 2, 3], [], [4, 5]], files.Select(file => file.Content));
    }

    [Fact]
    public async Task Files_Twice_AreTheSameBytes()
    {
        _host.Summary.Pieces = [new("a.json", 3, [1, 2, 3])];

        Assert.Equal(await _host.Client().GetByteArrayAsync("/v1/sweeps/demo/files"), await _host.Client().GetByteArrayAsync("/v1/sweeps/demo/files"));
    }

    [Fact]
    public async Task Files_CutShort_BreakTheDownload()
    {
        _host.Summary.Pieces = [new("a.json", 3, [1, 2, 3]), new("b.json", 5, [1, 2])];

        await Assert.ThrowsAnyAsync<Exception>(() => _host.Client().GetByteArrayAsync("/v1/sweeps/demo/files"));
    }

    [Fact]
    public async Task Results_Tables_AreTheSummaryItself() =>
        Assert.Equal("""{"best_layers": {}}""", await _host.Client().GetStringAsync("/v1/sweeps/demo/results"));

    public void Dispose() => _host.Dispose();

    private async Task<List<(string Name, byte[] Content)>> Download()
    {
        using var archive = new TarReader(new MemoryStream(await _host.Client(ApiHost.ReadToken).GetByteArrayAsync("/v1/sweeps/demo/files")));
        var files = new List<(string, byte[])>();
        while (await archive.GetNextEntryAsync(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add((entry.Name, content.ToArray()));
        }

        return files;
    }
}
