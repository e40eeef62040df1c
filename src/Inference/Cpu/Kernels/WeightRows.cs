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
        for (nint i = 0; i < count; i++)
        {
            output[i] = Element(type, row, i);
        }
    }
}
