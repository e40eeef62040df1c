using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Running;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Tests;

namespace SteerCluster.Grains.Tests.Shards;

/// <summary>A small sweep of one example model and one concept, with controls and sampled text.</summary>
internal sealed class SplitSweep : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SweepSpec _spec;

    public SplitSweep(string model)
    {
        var text = $$"""
            name: split
            models: [{label: tiny, id: tiny, path: models/{{model}}}]
            concepts: [{name: corrigible, train: concepts/corrigible/train.jsonl, eval: concepts/corrigible/eval.jsonl, train_size: 10, eval_size: 12}]
            statistics: {bootstrap_resamples: 50}
            controls: {random_vectors: 3, shuffled_labels: 1}
            generation: {items: 2, new_tokens: 6, temperature: 0.8, seed: 3}
            """;
        _spec = SweepSpecReader.Parse(text, Path.Combine(SharedData.Repository, "examples"));
        Prepared = PreparedSweep.Of(_spec);
    }

    public PreparedSweep Prepared { get; }

    public SweepCell Cell => Prepared.Cells[0];

    /// <summary>The result files of a run in one process, by name.</summary>
    public Dictionary<string, byte[]> RunHere()
    {
        new SweepRunner(_spec, new RunOptions { Output = _folder.File("run"), Threads = 1 }, TimeProvider.System).Run(new Progress());
        return Files("run");
    }

    /// <summary>Measures the cell on shards, a few items at a time, and writes its files.</summary>
    public Dictionary<string, byte[]> RunOn(IReadOnlyList<IModelShard> shards, IRecordStore store, Action<SweepEvent> progress, CancellationToken cancellation = default)
    {
        var measured = Prepared.Measure(Cell, shards, 1_000_000, store, new Progress { Seen = progress }, cancellation);
        Prepared.Write(Cell, measured, new ResultWriter(_folder.File("split"), _spec, TimeProvider.System));
        return Files("split");
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, byte[]> Files(string output) => Directory
        .EnumerateFiles(_folder.File(output), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetDirectoryName(f)!.EndsWith("tiny", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(_folder.File(output), f), File.ReadAllBytes);

    private sealed class Progress : IProgress<SweepEvent>
    {
        public Action<SweepEvent> Seen { get; init; } = _ => { };

        public void Report(SweepEvent value) => Seen(value);
    }
}
