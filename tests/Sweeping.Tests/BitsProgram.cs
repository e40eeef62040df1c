using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SteerCluster.Inference.Cpu;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests;

/// <summary>
/// This assembly as a program: measures small waves, resamples made-up layers, and prints the device and a hash of every bit. A test starts it with
/// instruction sets switched off, which only a new process can do.
/// </summary>
internal static class BitsProgram
{
    public static int Main(string[] args)
    {
        using var backend = new CpuBackend(args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 2);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        TinyModel[] models = [TinyModel.Dense(), TinyModel.Dense(3, 40, Inference.Checkpoints.DataType.F16), TinyModel.Sparse()];
        foreach (var model in models)
        {
            var group = new WaveGroup(model.Items(4), model.Units([1, 2], -1, 1));
            foreach (var positions in Enum.GetValues<SteeringPositions>())
            {
                foreach (var item in new WaveRunner(model.Load(backend), long.MaxValue).Run(group, null, positions).SelectMany(c => c))
                {
                    AnswerReading[] readings = [item.Baseline, .. item.Steered.SelectMany(s => s)];
                    hash.AppendData(MemoryMarshal.AsBytes(readings.AsSpan()));
                }
            }

            model.Dispose();
        }

        hash.AppendData(MemoryMarshal.AsBytes(Intervals().AsSpan()));
        Console.WriteLine($"{backend.Device.Split(',')[0]} {Convert.ToHexStringLower(hash.GetHashAndReset())}");
        return 0;
    }

    /// <summary>Bootstrap intervals of twenty made-up layers: more than one block of lanes.</summary>
    private static Interval[] Intervals()
    {
        var random = new SeededRandom(1);
        var units = Enumerable.Range(0, 20).Select(layer => new UnitSamples(
            new UnitId("4B", "made-up", layer),
            [-1, 0, 1],
            [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 11).Select(_ => random.NextDouble()).ToArray())],
            new bool[11]));
        var statistics = ConceptStatistics.Compute(units, new UnitStatisticsOptions { Resamples = 300 });
        return [.. statistics.Units.Values.SelectMany(unit => new[] { unit.DeltaInterval, unit.CohensDInterval })];
    }
}
