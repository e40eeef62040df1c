using System.Diagnostics;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;

namespace SteerCluster.Bench;

/// <summary>A random model of Qwen3-0.6B's shape in BF16: loading, and prefill against what the matrix product's speed allows.</summary>
internal static class PrefillBench
{
    private const int Tokens = 512;

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "steer-bench-qwen3-0.6b");
        if (!File.Exists(Path.Combine(folder, "config.json")))
        {
            Console.WriteLine($"writing a random checkpoint to {folder}");
            RandomCheckpoint.Write(folder, ShapePresets.All["qwen3-0.6b"], 1, DataType.BF16);
        }

        using var backend = new CpuBackend();
        var before = AnonymousBytes();
        var start = Stopwatch.GetTimestamp();
        using var checkpoint = Checkpoint.Open(folder);
        var model = DecoderShard.Whole(checkpoint, backend);
        var loading = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"loading {checkpoint.WeightBytes / 1e6:F0} MB of weights: {loading:F3} s, {(AnonymousBytes() - before) / 1e6:F1} MB of memory of our own"));

        var tokens = Enumerable.Range(0, Tokens).Select(i => (i * 7919) % model.Config.VocabularySize).ToArray();
        var layout = BatchLayout.Of([Tokens]);
        var (product, work) = (0.0, 0L);
        void Prefill()
        {
            var counted = backend.Work.Linear;
            using var residual = model.Embed(tokens);
            for (var layer = 0; layer < model.Config.LayerCount; layer++)
            {
                model.RunBlock(layer, residual, layout);
            }

            work = backend.Work.Linear - counted;
        }

        var (m, n, k) = MatrixProductBench.Shapes[0];
        product = 2.0 * m * n * k / MatrixProductBench.Compare(backend, m, n, k).Ours;
        var seconds = Timing.Medians(3, Prefill)[0];
        product = (product + (2.0 * m * n * k / MatrixProductBench.Compare(backend, m, n, k).Ours)) / 2;
        Console.WriteLine(FormattableString.Invariant(
            $"prefill of {Tokens} tokens: {Tokens / seconds:F0} tokens/s, {work / seconds / 1e9:F1} GFLOP/s in products; the product alone runs at {product / 1e9:F1}; ratio {work / seconds / product:F2}"));
    }

    /// <summary>Resident memory that is not the mapped file's.</summary>
    private static long AnonymousBytes()
    {
        const string Status = "/proc/self/status";
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line.Split(':')[1].Replace("kB", string.Empty, StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }
}
