using System.Runtime.Intrinsics;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>Reads stored weights as float32; every conversion is exact.</summary>
internal unsafe interface IWeightFormat
{
    /// <summary>Bytes of one stored element.</summary>
    static abstract int Size { get; }

    /// <summary>Sixteen elements from element <paramref name="index"/> on; the address may be unaligned.</summary>
    static abstract Vector512<float> Load16(byte* row, nint index);

    /// <summary>Eight elements from element <paramref name="index"/> on; the address may be unaligned.</summary>
    static abstract Vector256<float> Load8(byte* row, nint index);

    /// <summary>One element.</summary>
    static abstract float Load1(byte* row, nint index);
}
