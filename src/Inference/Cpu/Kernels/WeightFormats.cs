using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SteerCluster.Inference.Cpu.Kernels;

// Justification: weights are read through pointers because they lie in a mapped file; callers pass rows of known length.

/// <summary>Float32 as stored.</summary>
internal readonly unsafe struct F32Format : IWeightFormat
{
    public static int Size => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load16(byte* row, nint index) => Vector512.Load((float*)row + index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load8(byte* row, nint index) => Vector256.Load((float*)row + index);

    public static float Load1(byte* row, nint index) => Unsafe.ReadUnaligned<float>((float*)row + index);
}

/// <summary>bfloat16: widened to 32 bits and shifted left by 16.</summary>
internal readonly unsafe struct BF16Format : IWeightFormat
{
    public static int Size => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load16(byte* row, nint index)
    {
        var stored = Vector256.Load((ushort*)row + index);
        return Avx512F.IsSupported
            ? Vector512.ShiftLeft(Avx512F.ConvertToVector512UInt32(stored), 16).AsSingle()
            : Vector512.Create(Load8(row, index), Load8(row, index + 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load8(byte* row, nint index)
    {
        var stored = Vector128.Load((ushort*)row + index);
        var wide = Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(stored).AsUInt32()
            : Vector256.Create(Vector128.WidenLower(stored), Vector128.WidenUpper(stored));
        return Vector256.ShiftLeft(wide, 16).AsSingle();
    }

    public static float Load1(byte* row, nint index) =>
        BitConverter.UInt32BitsToSingle((uint)Unsafe.ReadUnaligned<ushort>((ushort*)row + index) << 16);
}

/// <summary>
/// IEEE binary16. Exponent and mantissa are moved into place and the exponent's bias is corrected by an exact
/// multiplication with 2^112, which also normalises subnormals; infinities and NaN get their exponent by hand.
/// </summary>
internal readonly unsafe struct F16Format : IWeightFormat
{
    private const uint BiasFactorBits = 0x7780_0000;

    public static int Size => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load16(byte* row, nint index) =>
        Vector512.Create(Load8(row, index), Load8(row, index + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load8(byte* row, nint index)
    {
        var stored = Vector128.Load((ushort*)row + index);
        var wide = Vector256.Create(Vector128.WidenLower(stored), Vector128.WidenUpper(stored));
        var sign = (wide & Vector256.Create(0x8000u)) << 16;
        var magnitude = (wide & Vector256.Create(0x7FFFu)) << 13;
        var scaled = (magnitude.AsSingle() * Vector256.Create(BitConverter.UInt32BitsToSingle(BiasFactorBits))).AsUInt32();
        var special = Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(0x0F80_0000u)) & Vector256.Create(0x7F80_0000u);
        return (scaled | special | sign).AsSingle();
    }

    public static float Load1(byte* row, nint index) => (float)Unsafe.ReadUnaligned<Half>((Half*)row + index);
}
