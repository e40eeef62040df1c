using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>
/// The fixed reduction tree of sixteen lanes: i + (i+8), then i + (i+4), then i + (i+2), then i + (i+1). Every sum over
/// lanes in this backend goes through it.
/// </summary>
internal static unsafe class Lanes
{
    // Justification: results are stored through the pointers of the tile that computed them.

    /// <summary>The sum of sixteen lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> lanes) => Sum(lanes.GetLower() + lanes.GetUpper());

    /// <summary>The rest of the tree from eight lanes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    /// <summary>The sums of four vectors at once, each by the same tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sum4(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Sse.IsSupported)
        {
            return Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d));
        }

        var a4 = Four(a);
        var b4 = Four(b);
        var c4 = Four(c);
        var d4 = Four(d);
        var ab = Sse.UnpackLow(a4, b4) + Sse.UnpackHigh(a4, b4);
        var cd = Sse.UnpackLow(c4, d4) + Sse.UnpackHigh(c4, d4);
        return Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab);
    }

    /// <summary>Stores four sums, or adds them to those of the blocks before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store4(float* target, Vector128<float> sums, bool first) =>
        (first ? sums : Vector128.Load(target) + sums).Store(target);

    /// <summary>Stores one sum, or adds it to that of the blocks before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store1(float* target, float sum, bool first) => *target = first ? sum : *target + sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(Vector512<float> lanes)
    {
        var eight = lanes.GetLower() + lanes.GetUpper();
        return eight.GetLower() + eight.GetUpper();
    }
}
