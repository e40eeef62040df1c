using System.Runtime.CompilerServices;
using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Interfaces;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Waves;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Grains.Summaries;

/// <inheritdoc cref="ISweepSummaryGrain"/>
[RequireRole(SiloRoles.Measure)]
internal sealed class SweepSummaryGrain(IWaveEngine engine, SteerClusterOptions options) : Grain, ISweepSummaryGrain
{
    private const int Together = 8;

    private string Sweep => this.GetPrimaryKeyString();

    public async Task<string?> Rebuild(CancellationToken ct = default)
    {
        var (plan, statistics) = await Statistics(ct);
        try
        {
            await engine.Conclude(Sweep, plan, statistics, ct);
            return null;
        }
        catch (ResultException e)
        {
            return e.Message;
        }
    }

    public async Task<string> Tables(CancellationToken ct = default)
    {
        var (_, statistics) = await Statistics(ct);
        return await Task.Run(() => engine.Tables(statistics), ct);
    }

    public async IAsyncEnumerable<ResultPiece> Files([EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var piece in ResultFiles.Read(options.Roots.ResultFolder(Sweep), ct))
        {
            yield return piece;
        }
    }

    private async Task<(string Plan, IReadOnlyList<byte[]> Statistics)> Statistics(CancellationToken ct)
    {
        var sweep = GrainFactory.GetGrain<ISweepGrain>(Sweep);
        var status = await sweep.Get(ct);
        var plan = await sweep.GetPlan(ct) ?? throw new SweepRefusedException($"There is no sweep {Sweep}.");
        var statistics = new List<byte[]>();
        foreach (var batch in status!.Cells.Where(c => c.State == CellState.Done).Chunk(Together))
        {
            var files = await Task.WhenAll(batch.Select(cell =>
                GrainFactory.GetGrain<IConceptSummaryGrain>(GrainKeys.Cell(Sweep, cell.Model, cell.Concept)).Get(plan, cell.Layers, ct)));
            statistics.AddRange(files.Where(f => f.Headline is not null).Select(f => f.Statistics));
        }

        return (plan, statistics);
    }
}
