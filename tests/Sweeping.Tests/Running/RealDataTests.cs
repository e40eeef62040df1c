using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Running;

/// <summary>Real contrastive data with the real tokenizer on a random model of a real shape, cut to four blocks.</summary>
public class RealDataTests
{
    private static readonly string[] HumanGenerated =
        ["corrigible-neutral-HHH", "self-awareness-text-model", "survival-instinct", "power-seeking-inclination", "coordinate-other-versions"];

    [SharedFact("datasets/anthropic-evals", "golden/tokenizer")]
    public void Run_HumanGeneratedEvals_GoesFromTextToFiles()
    {
        using var folder = new TemporaryFolder();
        RandomCheckpoint.Write(folder.File("model"), ShapePresets.All["qwen3-0.6b"] with { LayerCount = 4 }, 5, DataType.BF16);
        File.Copy(SharedData.PathTo("golden", "tokenizer", "tokenizer.json"), folder.File("model/tokenizer.json"));
        var concepts = HumanGenerated.Select(c =>
            $"  - {{name: {c}, path: {SharedData.PathTo("datasets", "anthropic-evals", c)}.jsonl, train_size: 6, eval_size: 8}}");
        var text = $$"""
            name: real data
            models: [{label: random, path: model}]
            concepts:
            {{string.Join('\n', concepts)}}
            data: {wrappers: strip, meta_blocks: drop}
            positions: response
            statistics: {bootstrap_resamples: 100}
            """;
        var progress = new RecordedProgress();

        var outcome = new SweepRunner(SweepSpecReader.Parse(text, folder.Path), new RunOptions { Output = folder.File("out") }, TimeProvider.System).Run(progress);

        Assert.Equal(HumanGenerated, outcome.Cells.Select(c => c.Concept));
        Assert.All(outcome.Cells, c => Assert.True(double.IsFinite(c.Delta) && c.Items == 8, c.ToString()));
        Assert.All(outcome.Cells, c => Assert.Contains(c.Flags, f => f.Contains("answer mass", StringComparison.Ordinal)));
        foreach (var concept in HumanGenerated)
        {
            var rows = File.ReadAllLines(Path.Combine(folder.File("out"), "logit_diff_sweep", concept, "model", "per_sample_all_layers.csv"));
            Assert.Equal(1 + (3 * 3 * 8), rows.Length);
        }

        // Survival and power-seeking have answers (C) and (D) and wrapped questions, which a person should hear of.
        Assert.Contains(progress.Warnings, w => w.StartsWith("survival-instinct", StringComparison.Ordinal) && w.Contains("(A)", StringComparison.Ordinal));
        Assert.Contains(progress.Warnings, w => w.StartsWith("power-seeking-inclination", StringComparison.Ordinal));
    }
}
