using System.Runtime.InteropServices;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;

namespace SteerCluster.Bench;

/// <summary>The float32-by-bfloat16 product against OpenBLAS sgemm on the same numbers in float32.</summary>
internal static unsafe class MatrixProductBench
{
    public static readonly (int Rows, int Outputs, int Inputs)[] Shapes = [(512, 3072, 1024), (512, 4096, 4096), (64, 3072, 1024)];

    public static void Run()
    {
        if (!OpenBlas.IsPresent)
        {
            Console.WriteLine("libopenblas.so.0 is not here (Debian: libopenblas0); only our own speed is shown.");
        }

        using var backend = new CpuBackend();
        Console.WriteLine($"{backend.Device}");
        Console.WriteLine("rows x outputs x inputs      ours GFLOP/s   OpenBLAS GFLOP/s   ratio");
        foreach (var (m, n, k) in Shapes)
        {
            var (ours, theirs) = Compare(backend, m, n, k);
            var work = 2.0 * m * n * k / 1e9;
            Console.WriteLine(FormattableString.Invariant(
                $"{$"{m} x {n} x {k}",-28} {work / ours,12:F1}   {(theirs > 0 ? work / theirs : double.NaN),16:F1}   {theirs / ours,5:F2}"));
        }
    }

    /// <summary>Seconds for our product and for OpenBLAS (0 where it is absent).</summary>
    public static (double Ours, double Theirs) Compare(CpuBackend backend, int m, int n, int k)
    {
        var random = new Random(1);
        var x = (float*)NativeMemory.AlignedAlloc((nuint)m * (nuint)k * 4, 64);
        var wide = (float*)NativeMemory.AlignedAlloc((nuint)n * (nuint)k * 4, 64);
        var stored = (ushort*)NativeMemory.AlignedAlloc((nuint)n * (nuint)k * 2, 64);
        var output = (float*)NativeMemory.AlignedAlloc((nuint)m * (nuint)n * 4, 64);
        for (var i = 0L; i < (long)m * k; i++)
        {
            x[i] = (float)(random.NextDouble() - 0.5);
        }

        for (var i = 0L; i < (long)n * k; i++)
        {
            stored[i] = (ushort)(BitConverter.SingleToUInt32Bits((float)(random.NextDouble() - 0.5)) >> 16);
            wide[i] = BitConverter.UInt32BitsToSingle((uint)stored[i] << 16);
        }

        using var input = backend.Allocate(m, k);
        using var result = backend.Allocate(m, n);
        backend.Write(new ReadOnlySpan<float>(x, m * k), input);
        var weight = backend.Load(new TensorView("w", DataType.BF16, [n, k], (nint)stored));
        const int Rounds = 9;
        void Ours() => backend.Linear(input, weight, null, result);
        void Theirs() => OpenBlas.Multiply(m, n, k, x, wide, output);
        double[] medians;
        if (OpenBlas.IsPresent)
        {
            OpenBlas.SetThreads(backend.Threads);
            medians = Timing.Medians(Rounds, Ours, Theirs);
        }
        else
        {
            medians = [.. Timing.Medians(Rounds, Ours), 0];
        }

        NativeMemory.AlignedFree(x);
        NativeMemory.AlignedFree(wide);
        NativeMemory.AlignedFree(stored);
        NativeMemory.AlignedFree(output);
        return (medians[0], medians[1]);
    }
}
