namespace SteerCluster.Steering.Concepts;

/// <summary>One kind of wart in one file or part.</summary>
/// <param name="Code">What kind; one of <see cref="LintCodes"/>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Count">How many items have it (of unbalanced letters: the surplus of the more frequent one).</param>
/// <param name="Source">The file, or the part (train, eval), that it was found in.</param>
/// <param name="Message">One line for people: count, what it means, what was or can be done.</param>
/// <param name="Lines">The first lines of the file that have it, at most <see cref="MaxLines"/>.</param>
public sealed record LintFinding(
    string Code,
    LintSeverity Severity,
    int Count,
    string Source,
    string Message,
    IReadOnlyList<int> Lines)
{
    /// <summary>How many line numbers a finding keeps.</summary>
    public const int MaxLines = 5;
}
