namespace SteerCluster.Steering.Concepts;

/// <summary>A behaviour, ready to be measured.</summary>
/// <param name="Name">Its name in files and folders.</param>
/// <param name="Train">The pairs that vectors are made of; all have (A)/(B) answers unless other answers are kept.</param>
/// <param name="Eval">The items that are measured; their index is the <c>prompt_idx</c> of result files.</param>
/// <param name="Lint">What was found in the data, and what was done about it.</param>
/// <param name="Sources">The files with their hashes: train and eval, or the one that both came from.</param>
public sealed record Concept(
    string Name,
    IReadOnlyList<ContrastiveItem> Train,
    IReadOnlyList<ContrastiveItem> Eval,
    LintReport Lint,
    IReadOnlyList<ConceptSource> Sources)
{
    /// <summary>
    /// Neighbouring items that belong together: 2 where every item is followed by its swapped order, else 1. Statistics keep a
    /// group in one piece.
    /// </summary>
    public int ItemsPerGroup { get; init; } = 1;
}
