using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Concepts;

/// <summary>What was found in one file.</summary>
/// <param name="File">The path as given.</param>
/// <param name="Format">The format it was read as; null when it could not be read.</param>
/// <param name="Items">Number of items.</param>
/// <param name="MatchingA">Items whose matching answer is (A).</param>
/// <param name="MatchingB">Items whose matching answer is (B).</param>
/// <param name="Findings">The warts.</param>
/// <param name="Error">Why it could not be read; null when it could.</param>
internal sealed record LintedFile(
    string File, string? Format, int Items, int MatchingA, int MatchingB, IReadOnlyList<LintFinding> Findings, string? Error)
{
    public bool HasWarnings => Findings.Any(finding => finding.Severity >= LintSeverity.Warning);

    public static LintedFile Read(string path, string format)
    {
        try
        {
            var file = ConceptFile.Read(path, format);
            var items = file.Rows.Select(row => row.ToItem()).Where(item => item.HasLetterAnswers).ToArray();
            var matchingA = items.Count(item => item.MatchingIsA);
            IReadOnlyList<LintFinding> findings = [.. ConceptLint.Check(file).Findings, .. Overlap(path, format)];
            return new LintedFile(path, file.Format, file.Rows.Count, matchingA, items.Length - matchingA, findings, null);
        }
        catch (ConceptException error)
        {
            return new LintedFile(path, null, 0, 0, 0, [], error.Message);
        }
    }

    /// <summary>Questions of a train file that the eval file beside it has too.</summary>
    private static IEnumerable<LintFinding> Overlap(string path, string format)
    {
        var (name, folder, extension) = (Path.GetFileNameWithoutExtension(path), Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetExtension(path));
        var eval = Path.Combine(folder, "eval" + extension);
        if (name != "train" || !System.IO.File.Exists(eval))
        {
            return [];
        }

        var spec = new ConceptSpec { Name = "lint", Train = Path.GetFileName(path), Eval = Path.GetFileName(eval), Format = format };
        return new ConceptLoader(folder, new DataSpec(), seed: 0).Load(spec).Lint.Findings.Where(finding => finding.Code == LintCodes.Overlap);
    }
}
