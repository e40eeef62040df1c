namespace SteerCluster.Steering.Planning;

/// <summary>Tokens of one (model, concept), counted by the caller with the model's tokenizer.</summary>
/// <param name="Train">Tokens of all train sequences (two for each pair).</param>
/// <param name="Eval">Tokens of all eval prompts.</param>
/// <param name="EvalSteered">Those of <paramref name="Eval"/> at or after the first steered token; equal to it for positions <c>all</c>.</param>
public readonly record struct TokenCounts(long Train, long Eval, long EvalSteered)
{
    /// <summary>Counts for positions <c>all</c>.</summary>
    /// <param name="train">Tokens of all train sequences.</param>
    /// <param name="eval">Tokens of all eval prompts.</param>
    public TokenCounts(long train, long eval)
        : this(train, eval, eval)
    {
    }
}
