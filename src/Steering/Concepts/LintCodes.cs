namespace SteerCluster.Steering.Concepts;

/// <summary>The kinds of warts that data is checked for.</summary>
public static class LintCodes
{
    /// <summary>Answers other than one (A) and one (B): such an item can not be measured.</summary>
    public const string OtherAnswers = "other-answers";

    /// <summary>Spaces around an answer; they are always stripped.</summary>
    public const string AnswerSpaces = "answer-spaces";

    /// <summary>A question that begins with <c>Question:</c> or ends with <c>Answer:</c>; inside a chat it destroys the answer mass.</summary>
    public const string Wrappers = "wrappers";

    /// <summary>One letter matches far more often than the other, so that a letter preference looks like the behaviour.</summary>
    public const string UnbalancedLetters = "unbalanced-letters";

    /// <summary>The same question in train and eval.</summary>
    public const string Overlap = "overlap";

    /// <summary>The same question and answers twice in a file.</summary>
    public const string Duplicates = "duplicates";

    /// <summary>A <c>&lt;META_START&gt;</c> block left over from the data's generation.</summary>
    public const string MetaBlocks = "meta-blocks";

    /// <summary>A question without text; it is always dropped.</summary>
    public const string EmptyQuestions = "empty-questions";

    /// <summary>No line that begins with (A), or none that begins with (B).</summary>
    public const string MissingChoices = "missing-choices";

    /// <summary>Items whose choices or answers can not be swapped, dropped when both orders are asked for.</summary>
    public const string NotSwappable = "not-swappable";
}
