using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Planning;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Vectors;
using SteerCluster.Sweeping.Waves;

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
        var costs = models.SelectMany(m => m.Cells.Select(c => Cost(m, c))).ToArray();
        double[] controls = [.. models.SelectMany(m => m.Cells.Select(c => Cost(m, c)).Select(wave => ControlPasses(m, wave)))];
        return new SweepPreview(
            Plan(models, journal),
            [.. preparation.Warnings, .. journal?.Warnings ?? []],
            costs.Sum(c => c.Cost.FusedPasses),
            costs.Sum(c => c.Cost.NaivePasses),
            controls.Sum(),
            models.Sum(m => m.Cells.Sum(c => GeneratedTexts(m, c))),
            (long)(costs.Sum(c => c.TokenPasses ?? 0) + costs.Zip(controls, (c, passes) => c.Tokens!.Value.Eval * passes).Sum()),
            models.Sum(m => WeightBytes(m.Folder)),
            models.SelectMany(m => m.Cells.Select(c => PeakActivationBytes(m, c))).Max());
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
        var cells = new List<CellSummary>();
        foreach (var model in models)
        {
            cells.AddRange(Run(model, backend, journal, results, progress, cancellation));
        }

        results.WriteAnalysis(cells);
        results.WriteManifest(Manifest(models, backend, started));
        return new SweepOutcome(Output, cells);
    }

    private List<CellSummary> Run(
        PreparedModel model, CpuBackend backend, SweepJournal journal, ResultWriter results, IProgress<SweepEvent> progress, CancellationToken cancellation)
    {
        using var checkpoint = Checkpoint.Open(model.Folder);
        progress.Report(new SweepEvent.ModelOpened(model.Spec.Label, Describe(model, checkpoint, backend)));
        DecoderShard[] shards = [DecoderShard.Whole(checkpoint, backend)];
        var runner = new CellRunner(spec, model, shards, Budget, journal, progress, cancellation);
        var cells = new List<CellSummary>();
        try
        {
            // Vectors of all concepts come first: normalisation over concepts needs them together.
            ExtractedVectors[] extracted = [.. model.Cells.Select(runner.Extract)];
            var vectors = VectorNormalizer.Apply(extracted, spec.Vectors.Normalize);
            for (var i = 0; i < model.Cells.Count; i++)
            {
                var measurement = runner.Measure(model.Cells[i], extracted[i], vectors[i]);
                var summary = results.Write(measurement, model.Cells[i].Provenance);
                cells.Add(summary);
                progress.Report(new SweepEvent.CellFinished(summary));
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

    private PlannedWave Cost(PreparedModel model, PreparedCell cell)
    {
        var tokens = new TokenCounts(
            cell.Pairs.Sum(p => (long)p.Matching.Length + p.NotMatching.Length),
            cell.Items.Sum(i => (long)i.Length),
            cell.Items.Sum(i => (long)i.Length - spec.Positions.FirstSteered(i)));
        var share = tokens.EvalSteered / (double)Math.Max(1, tokens.Eval);
        return new PlannedWave(
            model.Spec,
            spec.Concepts.First(c => c.Name == cell.Concept.Name),
            model.Config.LayerCount,
            model.Layers,
            WaveCost.Of(model.Config.LayerCount, model.Layers, spec.Strengths.Count, share),
            tokens);
    }

    private double ControlPasses(PreparedModel model, PlannedWave wave)
    {
        if (spec.Controls is not { } controls)
        {
            return 0;
        }

        IReadOnlyList<int> layers = controls.Layers is LayerSelection.Best
            ? [wave.Layers[wave.Layers.Count / 2]]
            : model.Swept(controls.Layers);
        var ends = new[] { spec.Strengths[0], spec.Strengths[^1] }.Count(s => s != 0);
        var steered = (double)wave.Tokens!.Value.EvalSteered / wave.Tokens.Value.Eval;
        return 1 + ((controls.RandomVectors + controls.ShuffledLabels) * ends * steered
            * layers.Sum(l => (double)(wave.LayerCount - 1 - l) / wave.LayerCount));
    }

    private long GeneratedTexts(PreparedModel model, PreparedCell cell)
    {
        if (spec.Generation is not { } generation)
        {
            return 0;
        }

        var layers = generation.Layers is LayerSelection.Best ? 1 : model.Swept(generation.Layers).Count;
        var strengths = generation.Strengths ?? spec.Strengths;
        return Math.Min(generation.Items, cell.Items.Count) * (((long)layers * strengths.Count(s => s != 0)) + strengths.Count(s => s == 0));
    }

    /// <summary>Activations of the largest chunk: what fits the budget, or one item if that alone exceeds it.</summary>
    private long PeakActivationBytes(PreparedModel model, PreparedCell cell)
    {
        double[] strengths = [.. spec.SteeredStrengths];
        var group = new WaveGroup(cell.Items, [.. model.Layers.Select(l => new WaveUnit(l, [], strengths))]);
        var items = Enumerable.Range(0, cell.Items.Count).Select(i => ActivationCost.ItemBytes(model.Config, group, i, spec.Positions)).ToArray();
        return Math.Max(items.Max(), Math.Min(items.Sum(), Budget));
    }

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

    private static long WeightBytes(string folder)
    {
        using var checkpoint = Checkpoint.Open(folder);
        return checkpoint.WeightBytes;
    }

    private static string Describe(PreparedModel model, Checkpoint checkpoint, CpuBackend backend) =>
        $"{model.Config.Architecture}, {model.Config.LayerCount} layers, hidden size {model.Config.HiddenSize}, "
        + $"{checkpoint.WeightBytes / 1e6:F1} MB; {backend.Name} ({backend.Device})";
}
