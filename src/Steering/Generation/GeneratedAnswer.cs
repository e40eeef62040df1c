using SteerCluster.Steering.Concepts;

namespace SteerCluster.Steering.Generation;

/// <summary>What a generated text answered.</summary>
/// <param name="Extracted">The answer as the data writes it, "(B)"; null if the text has none.</param>
/// <param name="IsValid">Whether it is one of the item's two answers.</param>
/// <param name="MatchesBehavior">Whether it is the matching answer.</param>
public sealed record GeneratedAnswer(string? Extracted, bool IsValid, bool MatchesBehavior)
{
    /// <summary>Judges a generated text.</summary>
    /// <param name="text">The generated text, without the prompt.</param>
    /// <param name="item">The item that was asked.</param>
    /// <param name="ignoreCase">Whether a small letter counts too.</param>
    public static GeneratedAnswer Judge(string text, ContrastiveItem item, bool ignoreCase = false)
    {
        var answer = AnswerParser.Parse(text, ignoreCase) is { } letter ? $"({letter})" : null;
        return new GeneratedAnswer(
            answer, answer is not null && (answer == item.Matching || answer == item.NotMatching), answer == item.Matching);
    }
}
