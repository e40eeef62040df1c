namespace SteerCluster.Steering.Concepts;

/// <summary>One item as a data file has it, nothing stripped, with the line it begins on.</summary>
/// <param name="Line">1-based line of the file.</param>
/// <param name="Question">The question as written.</param>
/// <param name="Matching">The matching answer as written, often with a leading space.</param>
/// <param name="NotMatching">The not matching answer as written.</param>
public sealed record ConceptRow(int Line, string Question, string Matching, string NotMatching)
{
    /// <summary>The item with trimmed answers; the question is unchanged.</summary>
    public ContrastiveItem ToItem() => new(Question, Matching.Trim(), NotMatching.Trim());
}
