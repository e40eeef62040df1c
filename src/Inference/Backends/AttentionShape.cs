namespace SteerCluster.Inference.Backends;

/// <summary>The head layout of grouped-query attention (Ainslie et al. 2023).</summary>
/// <param name="HeadCount">Query heads.</param>
/// <param name="KvHeadCount">Key/value heads.</param>
/// <param name="HeadSize">Elements of a head.</param>
/// <param name="Window">How many positions back a query sees, itself included; null for all.</param>
public readonly record struct AttentionShape(int HeadCount, int KvHeadCount, int HeadSize, int? Window)
{
    /// <summary>Scores are multiplied by this: 1 / sqrt(head size).</summary>
    public float Scale => 1f / MathF.Sqrt(HeadSize);
}
