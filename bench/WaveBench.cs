using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Bench;

/// <summary>A fused wave over all layers from 33 % against one full forward pass for every (layer, strength), as time and as work.</summary>
internal static class WaveBench
{
    private const int Layers = 36;
    private const int Items = 6;

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "steer-bench-wave");
        if (!File.Exists(Path.Combine(folder, "config.json")))
        {
            RandomCheckpoint.Write(folder, Shape(), 1, DataType.BF16);
        }

        using var checkpoint = Checkpoint.Open(folder);
        using var backend = new CpuBackend();
        var model = DecoderShard.Whole(checkpoint, backend);
        Plain(model, new WaveGroup([Item(0, 40, new Random(0))], [new WaveUnit(0, [], [])]));
        var random = new Random(1);
        var items = Enumerable.Range(0, Items).Select(i => Item(i, 100 + random.Next(60), random)).ToArray();
        WaveUnit[] units =
        [
            .. Enumerable.Range((int)(0.33 * Layers), Layers - (int)(0.33 * Layers))
                .Select(l => new WaveUnit(l, [.. Enumerable.Range(0, 256).Select(_ => (float)random.NextDouble())], [-1, 1])),
        ];
        var group = new WaveGroup(items, units);
        Console.WriteLine($"{Layers} layers, {units.Length} swept, strengths -1, 0, +1, {Items} items of {items.Average(i => i.Length):F0} tokens");
        foreach (var positions in Enum.GetValues<SteeringPositions>())
        {
            long fused = 0, plain = 0;
            double[] times =
            [
                Timing.Once(() => fused = Count(backend, () => _ = new WaveRunner([model], 1L << 28).Run(group, null, positions).Sum(c => c.Count))),
                Timing.Once(() => plain = Count(backend, () => Plain(model, group))),
            ];
            Console.WriteLine(FormattableString.Invariant(
                $"{positions,-9} fused {times[0]:F2} s, {units.Length * 3} passes {times[1]:F2} s: {times[1] / times[0]:F1} x faster, {(double)plain / fused:F1} x less work; the wave costs {fused / ((double)plain / (units.Length * 3)):F2} passes"));
        }
    }

    private static long Count(CpuBackend backend, Action action)
    {
        var before = backend.Work.Total;
        action();
        return backend.Work.Total - before;
    }

    /// <summary>As many passes as the usual way takes; what is added to the rows does not change their cost.</summary>
    private static void Plain(DecoderShard model, WaveGroup group)
    {
        var layout = BatchLayout.Of(group.Items.Select(i => i.Length));
        for (var pass = 0; pass < group.Units.Count * 3; pass++)
        {
            using var residual = model.Embed([.. group.Items.SelectMany(i => i.Tokens)]);
            for (var layer = 0; layer < Layers - 1; layer++)
            {
                model.RunBlock(layer, residual, layout);
            }

            using var last = model.RunBlockAtLastPositions(Layers - 1, residual, layout);
            model.LogProbabilities(last, [.. group.Items.SelectMany(i => new[] { i.TokenA, i.TokenB })], new double[2 * group.Items.Count]);
        }
    }

    private static EncodedPrompt Item(int index, int length, Random random) => new()
    {
        Index = index,
        Tokens = [.. Enumerable.Range(0, length).Select(_ => random.Next(2048))],
        ResponseStart = length - 9,
        TokenA = 1,
        TokenB = 2,
        MatchingIsA = true,
        Text = string.Empty,
    };

    private static ModelConfig Shape() => new()
    {
        Architecture = Architecture.Qwen3,
        HiddenSize = 256,
        LayerCount = Layers,
        HeadCount = 8,
        KvHeadCount = 4,
        HeadSize = 32,
        IntermediateSize = 768,
        VocabularySize = 2048,
        RmsNormEpsilon = 1e-6f,
        RopeTheta = 1e6,
        TiedEmbeddings = true,
        QueryKeyNorm = true,
        MaxPositions = 4096,
    };
}
