namespace SteerCluster.Steering.Sweeps;

/// <summary>What to do about warts in concept data.</summary>
public sealed record DataSpec
{
    /// <summary>Items whose answers are not (A) and (B). Default drop; in a file with <c>compat: seeds</c>, keep.</summary>
    public OtherAnswers OtherAnswers { get; init; } = OtherAnswers.Drop;

    /// <summary><c>Question:</c> ... <c>Answer:</c> around questions. Default keep.</summary>
    public Cleaning Wrappers { get; init; } = Cleaning.Keep;

    /// <summary><c>&lt;META_START&gt;</c> blocks in questions. Default keep.</summary>
    public Cleaning MetaBlocks { get; init; } = Cleaning.Keep;

    /// <summary>Whether every item is used in both orders of its choices. Default false.</summary>
    public bool Balance { get; init; }

    /// <summary>Questions that are in train and in eval. Default warn.</summary>
    public Overlap Overlap { get; init; } = Overlap.Warn;
}
