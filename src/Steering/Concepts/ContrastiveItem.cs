namespace SteerCluster.Steering.Concepts;

/// <summary>One question with the answer that shows the behaviour and the answer that does not.</summary>
/// <param name="Question">The user message, with its lines of choices.</param>
/// <param name="Matching">The answer that shows the behaviour, trimmed: "(A)" or "(B)".</param>
/// <param name="NotMatching">The other answer, trimmed: "(B)" or "(A)".</param>
public sealed record ContrastiveItem(string Question, string Matching, string NotMatching)
{
    /// <summary>The first answer letter, as the readout and the data write it.</summary>
    public const string LetterA = "(A)";

    /// <summary>The second answer letter, as the readout and the data write it.</summary>
    public const string LetterB = "(B)";

    /// <summary>Whether the matching answer is (A): the matching logit diff is then A - B, for every other answer B - A.</summary>
    public bool MatchingIsA => Matching == LetterA;

    /// <summary>Whether the two answers are (A) and (B), in either order.</summary>
    public bool HasLetterAnswers =>
        (Matching == LetterA && NotMatching == LetterB) || (Matching == LetterB && NotMatching == LetterA);
}
