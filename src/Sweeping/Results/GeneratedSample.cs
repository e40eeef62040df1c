namespace SteerCluster.Sweeping.Results;

/// <summary>One generated answer.</summary>
/// <param name="Layer">0-based block that was steered.</param>
/// <param name="Strength">Multiplier of the vector.</param>
/// <param name="PromptIndex">0-based eval item.</param>
/// <param name="TokenIds">New tokens, the end token not included.</param>
/// <param name="Text">The new text, special tokens left out.</param>
/// <param name="Answer">The answer that was read from it, <c>(A)</c> to <c>(G)</c>; null for none.</param>
/// <param name="IsValid">Whether the answer is one of the item's two.</param>
/// <param name="MatchesBehavior">Whether it is the matching one.</param>
public sealed record GeneratedSample(
    int Layer, double Strength, int PromptIndex, IReadOnlyList<int> TokenIds, string Text, string? Answer, bool IsValid, bool MatchesBehavior);
