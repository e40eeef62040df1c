using System.Runtime.Intrinsics;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>Stored weights as float32, element by element or row by row.</summary>
internal static unsafe class WeightRows
{
    // Justification: reads a mapped file; the caller passes an index inside the tensor.

    /// <summary>One element.</summary>
    public static float Element(DataType type, byte* data, nint index) => type switch
    {
        DataType.BF16 => BF16Format.Load1(data, index),
        DataType.F16 => F16Format.Load1(data, index),
        _ => F32Format.Load1(data, index),
    };

    /// <summary>A whole row.</summary>
    public static void Copy(DataType type, byte* row, float* output, int count)
    {
        switch (type)
        {
            case DataType.BF16:
                Copy<BF16Format>(row, output, count);
                break;
            case DataType.F16:
                Copy<F16Format>(row, output, count);
                break;
            default:
                Copy<F32Format>(row, output, count);
                break;
        }
    }

    private static void Copy<TFormat>(byte* row, float* output, int count)
        where TFormat : struct, IWeightFormat
    {
        nint i = 0;
        for (; i + 8 <= count; i += 8)
        {
            TFormat.Load8(row, i).Store(output + i);
        }

        for (; i < count; i++)
        {
            output[i] = TFormat.Load1(row, i);
        }
    }
}
