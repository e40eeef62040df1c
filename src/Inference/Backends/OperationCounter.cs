namespace SteerCluster.Inference.Backends;

/// <summary>
/// Counts the multiply-adds that a backend does in matrix products and attention, as floating-point operations
/// (two for a multiply-add). Element-wise work, under one percent, is left out.
/// </summary>
public sealed class OperationCounter
{
    private long _linear;
    private long _attention;

    /// <summary>Operations in matrix products: projections, experts, LM head.</summary>
    public long Linear => Interlocked.Read(ref _linear);

    /// <summary>Operations in attention: queries by keys and probabilities by values, for the pairs that the mask leaves.</summary>
    public long Attention => Interlocked.Read(ref _attention);

    /// <summary>All operations.</summary>
    public long Total => Linear + Attention;

    /// <summary>Adds a product of [rows, inner] by [inner, columns].</summary>
    public void AddLinear(long rows, long inner, long columns) => Interlocked.Add(ref _linear, 2 * rows * inner * columns);

    /// <summary>Adds attention over <paramref name="pairs"/> query-key pairs in each of <paramref name="heads"/> heads.</summary>
    public void AddAttention(long pairs, int heads, int headSize) => Interlocked.Add(ref _attention, 4 * pairs * heads * headSize);
}
