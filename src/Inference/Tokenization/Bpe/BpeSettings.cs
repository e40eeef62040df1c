namespace SteerCluster.Inference.Tokenization.Bpe;

/// <summary>The <c>model</c> of a tokenizer.json whose type is BPE.</summary>
internal sealed record BpeSettings
{
    /// <summary>Tokens and their ids.</summary>
    public required Dictionary<string, int> Vocabulary { get; init; }

    /// <summary>Pairs that become one token.</summary>
    public required IReadOnlyDictionary<(int Left, int Right), BpeMerge> Merges { get; init; }

    /// <summary>The token of characters that have none, or null when such characters are dropped (<c>unk_token</c>).</summary>
    public string? UnknownToken { get; init; }

    /// <summary>Whether unknown characters in a row are one token (<c>fuse_unk</c>).</summary>
    public bool FuseUnknown { get; init; }

    /// <summary>Whether characters without a token become <c>&lt;0xNN&gt;</c> tokens (<c>byte_fallback</c>).</summary>
    public bool ByteFallback { get; init; }

    /// <summary>Whether a piece that is a token as a whole is not built up from merges (<c>ignore_merges</c>, Llama 3).</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>In front of every character of a piece but the first (<c>continuing_subword_prefix</c>).</summary>
    public string ContinuingPrefix { get; init; } = "";

    /// <summary>Behind the last character of a piece (<c>end_of_word_suffix</c>).</summary>
    public string EndOfWordSuffix { get; init; } = "";
}
