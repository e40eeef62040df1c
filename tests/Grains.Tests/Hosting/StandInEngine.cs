using System.Collections.Concurrent;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Waves;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Journaling;

namespace SteerCluster.Grains.Tests.Hosting;

/// <summary>
/// An engine that computes nothing: a wave adds one record for each unit and ends. It counts, and it can be made to hang or fail.
/// One object serves all silos of a test.
/// </summary>
internal sealed class StandInEngine(int layers = 3, int recordBytes = 64) : IWaveEngine
{
    /// <summary>How often each wave was run to its end.</summary>
    public ConcurrentDictionary<string, int> Ends { get; } = new();

    /// <summary>How often the units' records were missing when the files were to be written.</summary>
    public int Missing { get; private set; }

    /// <summary>How many cells the last conclusion had.</summary>
    public int Concluded { get; private set; }

    /// <summary>What a wave does before it adds its records; null: nothing.</summary>
    public Func<WaveRun, CancellationToken, Task>? OnRun { get; set; }

    /// <summary>A sweep of so many models and concepts, as text and with its one data file.</summary>
    public static SweepRequest Request(string name, int models, int concepts, string settings = "") => new(
        $"""
        name: {name}
        models: [{string.Join(", ", Enumerable.Range(0, models).Select(m => $"{{label: m{m}, id: m{m}, path: m{m}}}"))}]
        concepts: [{string.Join(", ", Enumerable.Range(0, concepts).Select(c => $"{{name: c{c}, path: data.jsonl}}"))}]
        {settings}
        """,
        "/",
        new Dictionary<string, byte[]> { ["data.jsonl"] = [1] });

    public Task<SweepPlan> Plan(string sweep, string plan, SweepRequest request, CancellationToken ct)
    {
        var spec = SweepSpecReader.Parse(request.Text, request.BaseFolder);
        int[] all = [.. Enumerable.Range(0, layers)];
        return Task.FromResult(new SweepPlan(
            [.. spec.Models.SelectMany(m => spec.Concepts, (m, c) => new PlannedCell(m.Label, c.Name, all, $"print-{m.Label}", 1000, layers, spec.Strengths.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
            [],
            null));
    }

    public async Task<string> Run(WaveRun run, CancellationToken ct)
    {
        await (OnRun?.Invoke(run, ct) ?? Task.CompletedTask);
        run.Store.Append([.. run.Wave.Layers.Select(l => new WorkRecord(l, $"{run.Wave.Id}/{l}", new byte[recordBytes]))]);
        Ends.AddOrUpdate(run.Wave.Id, 1, (_, n) => n + 1);
        return "{}";
    }

    public Task<CellFiles> Summarize(string sweep, string plan, string model, string concept, IRecordStore records, CancellationToken ct)
    {
        if (Enumerable.Range(0, layers).All(l => records.Contains($"{sweep}/{model}/{concept}/{l}")))
        {
            return Task.FromResult(new CellFiles(new CellHeadline(0, layers, 1, 0, 2, 1, 1, []), [1]));
        }

        Missing++;
        return Task.FromResult(new CellFiles(null, []));
    }

    public Task Conclude(string sweep, string plan, IReadOnlyList<byte[]> statistics, CancellationToken ct)
    {
        Concluded = statistics.Count;
        return Task.CompletedTask;
    }

    public string Tables(IReadOnlyList<byte[]> statistics) => "{}";
}
