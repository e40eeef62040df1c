namespace SteerCluster.Steering.Concepts;

/// <summary>What was found in a concept's data.</summary>
/// <param name="Findings">The findings, those of the train file first.</param>
public sealed record LintReport(IReadOnlyList<LintFinding> Findings)
{
    /// <summary>Whether anything is a warning or worse.</summary>
    public bool HasWarnings => Findings.Any(finding => finding.Severity >= LintSeverity.Warning);

    /// <summary>The number of items with a wart, over all files; 0 if it was not found.</summary>
    /// <param name="code">One of <see cref="LintCodes"/>.</param>
    public int Count(string code) => Findings.Where(finding => finding.Code == code).Sum(finding => finding.Count);
}
