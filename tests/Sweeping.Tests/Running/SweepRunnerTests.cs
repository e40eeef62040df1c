using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Running;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Running;

/// <summary>The runner on an example model: options, resuming, amending, normalisation, controls.</summary>
public sealed class SweepRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_AgainWithAnotherConcept_KeepsWhatItHas()
    {
        Run("", concepts: ["corrigible"]);

        var progress = Run("", concepts: ["corrigible", "sycophancy"]);

        Assert.DoesNotContain(progress.Events, e => e is SweepEvent.Progress { Concept: "corrigible", Tokens: > 0 });
        Assert.Contains(progress.Events, e => e is SweepEvent.Progress { Concept: "sycophancy" });
        Assert.Equal(2, progress.Events.OfType<SweepEvent.CellFinished>().Count());
    }

    [Fact]
    public void Run_AgainWithOtherPositions_MeasuresAnew()
    {
        Run("positions: all");

        var progress = Run("positions: last");

        Assert.Contains(progress.Events, e => e is SweepEvent.Progress { Phase: "sweep" });
    }

    [Fact]
    public void Run_OtherBudgetAndThreads_GivesTheSameFiles()
    {
        Run("controls: {random_vectors: 4, shuffled_labels: 1}", output: "a", options: new RunOptions { Threads = 1 });
        Run("controls: {random_vectors: 4, shuffled_labels: 1}", output: "b", options: new RunOptions { Threads = 2, ActivationBudget = 200_000 });

        foreach (var file in Directory.EnumerateFiles(Cell("a", "corrigible")))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(Cell("b", "corrigible"), Path.GetFileName(file))));
        }
    }

    [Fact]
    public void Run_LayerNormalised_GivesAllConceptsTheMeanNorm()
    {
        Run("vectors: {normalize: layer}", output: "scaled", concepts: ["corrigible", "sycophancy"]);
        Run("", output: "raw", concepts: ["corrigible", "sycophancy"]);

        foreach (var layer in new[] { 1, 3 })
        {
            var mean = (Norm("raw", "corrigible", layer) + Norm("raw", "sycophancy", layer)) / 2;
            Assert.Equal(mean, Norm("scaled", "corrigible", layer), 1e-4 * mean);
            Assert.Equal(mean, Norm("scaled", "sycophancy", layer), 1e-4 * mean);
        }
    }

    [Fact]
    public void Run_Cancelled_StopsAndResumes()
    {
        using var stop = new CancellationTokenSource();
        var stopping = new StopAfter(stop, phase: "sweep");
        Assert.ThrowsAny<OperationCanceledException>(() => Runner("", "x", ["corrigible"], new RunOptions { ActivationBudget = 1 }).Run(stopping, stop.Token));

        var resumed = Run("", output: "x", options: new RunOptions { ActivationBudget = 1 });

        var first = resumed.Events.OfType<SweepEvent.Progress>().First();
        Assert.Equal(("sweep", 1), (first.Phase, first.Done));
    }

    [Fact]
    public void Run_AgainWithMoreLayersItemsAndAnotherName_ComputesOnlyWhatIsNew()
    {
        Run("layers: [1, 2]");

        var relabelled = Run("layers: [1, 2]", label: "other");
        var amended = Run("layers: [1, 2, 3]");

        Assert.DoesNotContain(relabelled.Events, e => e is SweepEvent.Progress { Tokens: > 0 });
        var steps = amended.Events.OfType<SweepEvent.Progress>().Where(p => p.Tokens > 0).ToArray();
        Assert.Equal(["vectors", "sweep"], steps.Select(p => p.Phase).Distinct());

        // Layer 3 of 4 is the last block: steering there costs no pass beyond the baseline's.
        Assert.Equal(1.0, Runner("layers: [3]", "alone", ["corrigible"], new RunOptions()).Preview().Passes, 1e-9);
        Run("layers: [1, 2, 3]", output: "fresh");
        foreach (var file in Directory.EnumerateFiles(Cell("fresh", "corrigible")))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(Cell("out", "corrigible"), Path.GetFileName(file))));
        }
    }

    [Fact]
    public void Run_AgainWithoutControls_RemovesTheirFiles()
    {
        Run("controls: {random_vectors: 2}\ngeneration: {items: 1, new_tokens: 2}");
        Assert.True(File.Exists(Path.Combine(Cell("out", "corrigible"), "controls.csv")));

        Run("");

        Assert.False(File.Exists(Path.Combine(Cell("out", "corrigible"), "controls.csv")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.File("out"), "generation_sweep"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("controls: {layers: [3]}", "controls.layers")]
    [InlineData("generation: {layers: {from: 0}}", "generation.layers")]
    public void Run_LayersThatAreNotSwept_AreRefused(string setting, string expected)
    {
        var error = Assert.Throws<SweepException>(() => Run($"layers: [1]\n{setting}"));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Run_PromptsBeyondTheContext_AreWarnedOf()
    {
        var preview = Runner("generation: {items: 1, new_tokens: 4000}\nlayers: [3]", "long", ["corrigible"], new RunOptions()).Preview();

        Assert.Contains(preview.Warnings, w => w.Contains("the model was made for", StringComparison.Ordinal));
    }

    [Fact]
    public void Preview_WhileARunHasTheJournal_Works()
    {
        Run("");
        using var writing = SweepJournal.Open(Path.Combine(_folder.File("out"), "journal", "sweep.journal"));

        Assert.Equal(12, Runner("", "out", ["corrigible"], new RunOptions()).Preview().Cells[0].ItemsDone);
        Assert.Throws<JournalException>(() => Run(""));
    }

    [Fact]
    public void Preview_BeforeAndAfter_CountsWhatIsDone()
    {
        var before = Runner("", "out", ["corrigible"], new RunOptions()).Preview();
        Run("");
        var after = Runner("", "out", ["corrigible"], new RunOptions()).Preview();

        Assert.Equal((0, 12), (before.Cells[0].ItemsDone, after.Cells[0].ItemsDone));
        Assert.True(before.Passes < before.NaivePasses / 2, $"{before.Passes} of {before.NaivePasses}");
    }

    public void Dispose() => _folder.Dispose();

    private RecordedProgress Run(string settings, string output = "out", string[]? concepts = null, RunOptions? options = null, string label = "tiny")
    {
        var progress = new RecordedProgress();
        Runner(settings, output, concepts ?? ["corrigible"], options ?? new RunOptions(), label).Run(progress);
        return progress;
    }

    private SweepRunner Runner(string settings, string output, string[] concepts, RunOptions options, string label = "tiny")
    {
        var entries = concepts.Select(c => $"  - {{name: {c}, train: concepts/{c}/train.jsonl, eval: concepts/{c}/eval.jsonl, train_size: 10, eval_size: 12}}");
        var text = $$"""
            name: test
            models: [{label: {{label}}, id: tiny, path: models/steer-tiny-d4}]
            concepts:
            {{string.Join('\n', entries)}}
            statistics: {bootstrap_resamples: 50}
            {{settings}}
            """;
        var spec = SweepSpecReader.Parse(text, Path.Combine(SharedData.Repository, "examples"));
        return new SweepRunner(spec, options with { Output = _folder.File(output) }, TimeProvider.System);
    }

    private string Cell(string output, string concept) => Path.Combine(_folder.File(output), "logit_diff_sweep", concept, "tiny");

    /// <summary>Norm of the vector that was added.</summary>
    private double Norm(string output, string concept, int layer)
    {
        using var file = SafetensorsFile.Open(Path.Combine(Cell(output, concept), "vectors.safetensors"));
        return Math.Sqrt(file.ReadFloats($"layer.{layer}").Sum(x => (double)x * x));
    }

    private sealed class StopAfter(CancellationTokenSource stop, string phase) : IProgress<SweepEvent>
    {
        public void Report(SweepEvent value)
        {
            if (value is SweepEvent.Progress { Tokens: > 0 } p && p.Phase == phase)
            {
                stop.Cancel();
            }
        }
    }
}
