using System.Runtime.InteropServices;

namespace SteerCluster.Bench;

/// <summary>Debian's libopenblas, to compare with; the product does not use it.</summary>
internal static unsafe partial class OpenBlas
{
    private const int RowMajor = 101;
    private const int NoTranspose = 111;
    private const int Transpose = 112;

    public static bool IsPresent { get; } = NativeLibrary.TryLoad("libopenblas.so.0", out _);

    [LibraryImport("libopenblas.so.0", EntryPoint = "openblas_set_num_threads")]
    public static partial void SetThreads(int count);

    /// <summary>output[m, n] = x[m, k] * w[n, k]^T.</summary>
    public static void Multiply(int m, int n, int k, float* x, float* w, float* output) =>
        Sgemm(RowMajor, NoTranspose, Transpose, m, n, k, 1f, x, k, w, k, 0f, output, n);

    [LibraryImport("libopenblas.so.0", EntryPoint = "cblas_sgemm")]
    private static partial void Sgemm(
        int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);
}
