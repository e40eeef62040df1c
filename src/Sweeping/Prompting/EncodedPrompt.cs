namespace SteerCluster.Sweeping.Prompting;

/// <summary>One item, rendered and tokenized: the tokens up to the answer position, and the two answers that may follow.</summary>
public sealed record EncodedPrompt
{
    /// <summary>0-based place of the item in its file, the <c>prompt_idx</c> of the results.</summary>
    public required int Index { get; init; }

    /// <summary>Tokens up to and with the answer position, which is the last of them.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>The first token that the response position covers: the marker that ends the user turn.</summary>
    public required int ResponseStart { get; init; }

    /// <summary>The token that stands for answer A after <see cref="Tokens"/>.</summary>
    public required int TokenA { get; init; }

    /// <summary>The token that stands for answer B after <see cref="Tokens"/>.</summary>
    public required int TokenB { get; init; }

    /// <summary>Whether A is the answer that matches the behaviour.</summary>
    public required bool MatchingIsA { get; init; }

    /// <summary>The rendered prompt, with a prefill where one is set.</summary>
    public required string Text { get; init; }

    /// <summary>Number of tokens.</summary>
    public int Length => Tokens.Length;

    /// <summary>Index of the answer position: the last token.</summary>
    public int AnswerPosition => Tokens.Length - 1;
}
