using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Vectors;

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
        var preparation = new SweepPreparation(spec);
        var models = preparation.Prepare(cancellation);
        using var journal = File.Exists(JournalPath) ? SweepJournal.OpenRead(JournalPath) : null;
        var forecast = new SweepForecast(spec, models, Budget);
        return new SweepPreview(
            Plan(models, journal),
            [.. preparation.Warnings, .. journal?.Warnings ?? []],
            forecast.Plan.Waves.Sum(w => w.Cost.FusedPasses),
            forecast.Plan.Waves.Sum(w => w.Cost.NaivePasses),
            forecast.ControlPasses.Sum(),
            forecast.GeneratedTexts,
            forecast.Tokens,
            models.Sum(m => m.WeightBytes),
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
        var preparation = new SweepPreparation(spec);
        var models = preparation.Prepare(cancellation);
        using var journal = SweepJournal.Open(JournalPath);
        foreach (var warning in preparation.Warnings.Concat(journal.Warnings))
        {
            progress.Report(new SweepEvent.Warning(warning));
        }

        progress.Report(new SweepEvent.Planned(Plan(models, journal)));
        using var backend = new CpuBackend(options.Threads, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 8);
        var results = new ResultWriter(Output, spec, clock);
        var cells = new List<CellStatistics>();
        foreach (var model in models)
        {
            cells.AddRange(Run(model, backend, journal, results, progress, cancellation));
        }

        results.WriteAnalysis(cells);
        results.WriteManifest(Manifest(models, backend, started));
        return new SweepOutcome(Output, [.. cells.Select(CellSummaryBuilder.Build)]);
    }

    private List<CellStatistics> Run(
        PreparedModel model, CpuBackend backend, SweepJournal journal, ResultWriter results, IProgress<SweepEvent> progress, CancellationToken cancellation)
    {
        using var checkpoint = Checkpoint.Open(model.Folder);
        progress.Report(new SweepEvent.ModelOpened(model.Spec.Label, Describe(model, backend)));
        DecoderShard[] shards = [DecoderShard.Whole(checkpoint, backend)];
        var runner = new CellRunner(spec, model, shards, Budget, journal, progress, cancellation);
        var cells = new List<CellStatistics>();
        try
        {
            // Vectors of all concepts come first: normalisation over concepts needs them together.
            ExtractedVectors[] extracted = [.. model.Cells.Select(runner.Extract)];
            var vectors = VectorNormalizer.Apply(extracted, spec.Vectors.Normalize);
            for (var i = 0; i < model.Cells.Count; i++)
            {
                var measurement = runner.Measure(model.Cells[i], extracted[i], vectors[i]);
                var statistics = results.Write(measurement, model.Cells[i].Provenance);
                cells.Add(statistics);
                progress.Report(new SweepEvent.CellFinished(CellSummaryBuilder.Build(statistics)));
            }
        }
        catch (ArithmeticException e)
        {
            throw new SweepException($"Model {model.Spec.Label} ({model.Folder}): {e.Message}", e);
        }

        return cells;
    }

    private RunManifest Manifest(IReadOnlyList<PreparedModel> models, CpuBackend backend, DateTimeOffset started) => new()
    {
        Spec = spec,
        Models = [.. models.Select(m => new ManifestModel(m.Spec.Label, m.Spec.Id, m.Fingerprint, m.Cells[0].Conventions))],
        Concepts =
        [
            .. models[0].Cells.Select(c => new ManifestConcept(c.Concept.Name, c.Concept.Sources, c.Concept.Train.Count, c.Concept.Eval.Count)),
        ],
        Device = $"{backend.Name} ({backend.Device})",
        Started = started,
    };

    private PlannedCell[] Plan(IReadOnlyList<PreparedModel> models, SweepJournal? journal) =>
    [
        .. from model in models
           from cell in model.Cells
           select new PlannedCell(
               model.Spec.Label, cell.Concept.Name, model.Layers.Count, cell.Items.Count, journal is null ? 0 : Done(model, cell, journal)),
    ];

    /// <summary>Items of a cell that the journal has. Their keys need the vectors, so without those there are none.</summary>
    private int Done(PreparedModel model, PreparedCell cell, SweepJournal journal)
    {
        var keys = CellRunner.Keys(spec, model);
        var kept = new KeptVectors(keys, journal, CellRunner.ReadsInput(spec));
        var others = spec.Vectors.Normalize == VectorNormalization.Layer ? model.Cells : [cell];
        var extracted = others.Select(c => kept.FindAll(c.Pairs, model.Layers)).OfType<ExtractedVectors>().ToArray();
        if (extracted.Length < others.Count)
        {
            return 0;
        }

        var vectors = VectorNormalizer.Apply(extracted, spec.Vectors.Normalize)[others.ToList().IndexOf(cell)];
        return new KeptReadings(keys, journal, cell.Items, CellRunner.SweepBlocks(spec, model, vectors)).Complete;
    }

    private static string Describe(PreparedModel model, CpuBackend backend) =>
        $"{model.Config.Architecture}, {model.Config.LayerCount} layers, hidden size {model.Config.HiddenSize}, "
        + $"{model.WeightBytes / 1e6:F1} MB; {backend.Name} ({backend.Device})";
}
