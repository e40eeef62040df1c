using System.Runtime.CompilerServices;
using SteerCluster.Grains.Interfaces.Summaries;

namespace SteerCluster.Api.Tests.Fakes;

internal sealed class FakeSummary : ISweepSummaryGrain
{
    public IReadOnlyList<ResultPiece> Pieces { get; set; } = [];

    public Task<string?> Rebuild(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<string> Tables(CancellationToken ct = default) => Task.FromResult("""{"best_layers": {}}""");

    public async IAsyncEnumerable<ResultPiece> Files([EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var piece in Pieces)
        {
            await Task.Yield();
            yield return piece;
        }
    }
}
