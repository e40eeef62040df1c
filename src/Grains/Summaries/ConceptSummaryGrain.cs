using SteerCluster.Grains.Interfaces;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Waves;

namespace SteerCluster.Grains.Summaries;

/// <inheritdoc cref="IConceptSummaryGrain"/>
/// <remarks>Keeps nothing durable: everything follows from the units. Placed where the models are, since their tokenizers are needed.</remarks>
[RequireRole(SiloRoles.Measure)]
internal sealed class ConceptSummaryGrain(IWaveEngine engine) : Grain, IConceptSummaryGrain
{
    private const int Together = 32;

    private (string Plan, CellFiles Files)? _last;

    public async Task<CellFiles> Rebuild(string plan, IReadOnlyList<int> layers, CancellationToken ct = default)
    {
        var key = GrainKeys.Parts(this.GetPrimaryKeyString());
        var records = new UnitRecords();
        foreach (var batch in layers.Chunk(Together))
        {
            var units = batch.Select(layer => GrainFactory.GetGrain<IUnitGrain>(GrainKeys.Unit(key[0], key[1], key[2], layer)).Records(ct));
            foreach (var unit in await Task.WhenAll(units))
            {
                records.AddKept(unit);
            }
        }

        var files = await engine.Summarize(key[0], plan, key[1], key[2], records, ct);
        _last = files.Headline is null ? null : (plan, files);
        return files;
    }

    public async Task<CellFiles> Get(string plan, IReadOnlyList<int> layers, CancellationToken ct = default) =>
        _last is { } last && last.Plan == plan ? last.Files : await Rebuild(plan, layers, ct);
}
