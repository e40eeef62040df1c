using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Sweeping.Running;

/// <summary>
/// Runs a sweep in this process. Running the same sweep again takes what the journal in the result folder has and computes the
/// rest; the result files are the same bytes either way.
/// </summary>
/// <param name="spec">The sweep.</param>
/// <param name="options">Threads, memory and output; nothing that changes a number.</param>
/// <param name="clock">For the times in the manifest.</param>
public sealed class SweepRunner(SweepSpec spec, RunOptions options, TimeProvider clock)
{
    private string Output => Path.GetFullPath(options.Output ?? spec.Resolve(spec.Output));

    private string JournalPath => Path.Combine(Output, "journal", "sweep.journal");

    private long Budget => options.ActivationBudget ?? RunOptions.DefaultActivationBudget;

    /// <summary>What a run would do: reads configs, tokenizers and data, no weights.</summary>
    /// <exception cref="SweepException">The sweep cannot be run as it is.</exception>
    public SweepPreview Preview(CancellationToken cancellation = default)
    {
        var sweep = PreparedSweep.Of(spec, cancellation);
        using var journal = File.Exists(JournalPath) ? SweepJournal.OpenRead(JournalPath) : null;
        var forecast = new SweepForecast(spec, sweep.Models, Budget);
        return new SweepPreview(
            Plan(sweep, journal),
            [.. sweep.Warnings, .. journal?.Warnings ?? []],
            forecast.Plan.Waves.Sum(w => w.Cost.FusedPasses),
            forecast.Plan.Waves.Sum(w => w.Cost.NaivePasses),
            forecast.ControlPasses.Sum(),
            forecast.GeneratedTexts,
            forecast.Tokens,
            sweep.Models.Sum(m => m.WeightBytes),
            forecast.PeakActivationBytes);
    }

    /// <summary>Runs the sweep to its end. Blocks; call it from a thread that may be busy for long.</summary>
    /// <param name="progress">Told synchronously, from the calling thread.</param>
    /// <param name="cancellation">Stops between blocks; finished chunks are kept.</param>
    /// <exception cref="SweepException">The sweep cannot be run as it is. Cells finished before are kept.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the same sweep resumes.</exception>
    public SweepOutcome Run(IProgress<SweepEvent> progress, CancellationToken cancellation = default)
    {
        var started = clock.GetUtcNow();
        var sweep = PreparedSweep.Of(spec, cancellation);
        using var journal = SweepJournal.Open(JournalPath);
        foreach (var warning in sweep.Warnings.Concat(journal.Warnings))
        {
            progress.Report(new SweepEvent.Warning(warning));
        }

        progress.Report(new SweepEvent.Planned(Plan(sweep, journal)));
        using var backend = new CpuBackend(options.Threads, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 8);
        var results = new ResultWriter(Output, spec, clock);
        var cells = new List<CellStatistics>();
        foreach (var model in sweep.Cells.GroupBy(cell => cell.Model))
        {
            using var checkpoint = Checkpoint.Open(model.First().Folder);
            progress.Report(new SweepEvent.ModelOpened(model.Key, Describe(checkpoint, backend)));
            DecoderShard[] shards = [DecoderShard.Whole(checkpoint, backend)];
            foreach (var cell in model)
            {
                var measurement = sweep.Measure(cell, shards, Budget, journal, progress, cancellation);
                var statistics = sweep.Write(cell, measurement, results);
                cells.Add(statistics);
                progress.Report(new SweepEvent.CellFinished(CellSummaryBuilder.Build(statistics)));
            }
        }

        results.WriteAnalysis(cells);
        results.WriteManifest(sweep.Manifest($"{backend.Name} ({backend.Device})", started));
        return new SweepOutcome(Output, [.. cells.Select(CellSummaryBuilder.Build)]);
    }

    private static PlannedCell[] Plan(PreparedSweep sweep, SweepJournal? journal) =>
    [
        .. sweep.Cells.Select(cell => new PlannedCell(
            cell.Model, cell.Concept, cell.Layers.Count, cell.Items, journal is null ? 0 : sweep.Done(cell, journal))),
    ];

    private static string Describe(Checkpoint checkpoint, CpuBackend backend) =>
        $"{checkpoint.Config.Architecture}, {checkpoint.Config.LayerCount} layers, hidden size {checkpoint.Config.HiddenSize}, "
        + $"{checkpoint.WeightBytes / 1e6:F1} MB; {backend.Name} ({backend.Device})";
}
