using System.Diagnostics;
using System.Security.Cryptography;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

/// <summary>A run killed at random moments, and the same command again: the same bytes, and nothing done twice.</summary>
[Collection("keeps the machine busy")]
public sealed class KillResumeTests
{
    private const int Kills = 20;

    [Fact]
    public void Run_KilledTwentyTimes_ResumesToTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var examples = Path.Combine(SharedData.Repository, "examples");
        var sweep = folder.Write("sweep.yaml", $$"""
            name: killed
            models: [{label: tiny, id: tiny, path: {{examples}}/models/steer-tiny-d4}]
            concepts:
              - {name: corrigible, train: {{examples}}/concepts/corrigible/train.jsonl, eval: {{examples}}/concepts/corrigible/eval.jsonl, train_size: 12, eval_size: 16}
              - {name: sycophancy, train: {{examples}}/concepts/sycophancy/train.jsonl, eval: {{examples}}/concepts/sycophancy/eval.jsonl, train_size: 12, eval_size: 16}
            controls: {random_vectors: 12, shuffled_labels: 2}
            generation: {layers: {from: 0.33}, items: 4, new_tokens: 6, temperature: 0.8}
            statistics: {bootstrap_resamples: 200}
            """);
        var undisturbed = Path.Combine(folder.Path, "undisturbed");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Start(sweep, undisturbed, null));
        var whole = watch.Elapsed;
        var expected = Files(undisturbed);

        var random = new Random(20);
        var (killed, attempt) = (0, 0);
        while (killed < Kills)
        {
            var output = Path.Combine(folder.Path, $"killed-{attempt++}");

            var before = killed;
            watch.Restart();

            // The times grow a little with every kill, so that a machine that has become slower also gets to the end.
            for (var patience = 1.0; Start(sweep, output, whole * patience * (0.15 + (0.6 * random.NextDouble()))) != 0; patience += 0.05)
            {
                killed++;
            }

            // A run that was too fast to be killed shows how long a run takes now.
            whole = killed == before ? watch.Elapsed : whole;

            Assert.Equal(expected, Files(output));

            // Records are of fixed size: a longer journal would mean that something was computed and written twice.
            Assert.Equal(JournalLength(undisturbed), JournalLength(output));
        }
    }

    /// <summary>Runs the sweep; with a limit, kills it when the time is up. Returns 0 when it finished.</summary>
    private static int Start(string sweep, string output, TimeSpan? limit)
    {
        using var process = Steer.Start("run", sweep, "--output", output, "--memory", "256KiB", "--quiet");
        var error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        if (limit is { } time && !process.WaitForExit(time))
        {
            process.Kill();
            process.WaitForExit();
            return -1;
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return process.ExitCode;
    }

    /// <summary>Every result file with its hash; the manifest has times, the journal is not a result.</summary>
    private static SortedDictionary<string, string> Files(string output) => new(
        Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "manifest.json" && !f.Contains($"{Path.DirectorySeparatorChar}journal{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(output, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))),
        StringComparer.Ordinal);

    private static long JournalLength(string output) => new FileInfo(Path.Combine(output, "journal", "sweep.journal")).Length;
}
