namespace SteerCluster.Sweeping.Generation;

/// <summary>The next tokens of a batch: the prompts at first, then one token a sequence.</summary>
/// <param name="Tokens">Tokens of each sequence; none for one that has ended.</param>
/// <param name="Uniforms">A number in [0, 1) for each sequence, to sample with; unused where sampling is greedy.</param>
public sealed record GenerationStep(IReadOnlyList<int[]> Tokens, IReadOnlyList<double> Uniforms)
{
    /// <summary>Rows of all sequences.</summary>
    public int RowCount => Tokens.Sum(t => t.Length);
}
