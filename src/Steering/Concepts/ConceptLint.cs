using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Concepts;

/// <summary>Looks for the warts that contrastive data is known to have. It changes nothing.</summary>
public static class ConceptLint
{
    // Beyond 60 to 40 a preference for a letter moves the mean visibly.
    private const double MaxLetterShare = 0.6;

    /// <summary>Checks a whole file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="data">The settings, so that messages can say what happens to the items; null for the defaults.</param>
    public static LintReport Check(ConceptFile file, DataSpec? data = null)
    {
        data ??= new DataSpec();
        var findings = CheckRows(file.Rows, file.Path, data).ToList();
        findings.AddRange(CheckLetters([.. file.Rows.Select(row => row.ToItem())], file.Path));
        return new LintReport(findings);
    }

    internal static IEnumerable<LintFinding> CheckRows(IReadOnlyList<ConceptRow> rows, string source, DataSpec data)
    {
        var seen = new HashSet<(string, string, string)>();
        LintFinding?[] findings =
        [
            Find(LintCodes.EmptyQuestions, LintSeverity.Warning, row => string.IsNullOrWhiteSpace(row.Question),
                "have an empty question: dropped"),
            Find(LintCodes.OtherAnswers, data.OtherAnswers == OtherAnswers.Error ? LintSeverity.Error : LintSeverity.Warning,
                row => !row.ToItem().HasLetterAnswers,
                $"have answers other than (A) and (B): {Done(data)}"),
            Find(LintCodes.AnswerSpaces, LintSeverity.Info,
                row => row.Matching != row.Matching.Trim() || row.NotMatching != row.NotMatching.Trim(),
                "have spaces around an answer: stripped"),
            Find(LintCodes.Wrappers, Severity(data.Wrappers), row => QuestionText.HasWrapper(row.Question),
                $"are wrapped in Question: ... Answer:, which destroys the answer mass in a chat: {Done(data.Wrappers, "wrappers")}"),
            Find(LintCodes.MetaBlocks, Severity(data.MetaBlocks), row => QuestionText.HasMetaBlock(row.Question),
                $"have a <META_START> block: {Done(data.MetaBlocks, "meta_blocks")}"),
            Find(LintCodes.MissingChoices, LintSeverity.Warning, row => !QuestionText.HasChoices(row.Question),
                "have no lines with the choices (A) and (B): the letters mean nothing to the model"),
            Find(LintCodes.Duplicates, LintSeverity.Warning,
                row => !seen.Add((row.Question.Trim(), row.Matching.Trim(), row.NotMatching.Trim())),
                "repeat an earlier item"),
        ];
        return findings.OfType<LintFinding>();

        LintFinding? Find(string code, LintSeverity severity, Func<ConceptRow, bool> has, string text)
        {
            var lines = rows.Where(has).Select(row => row.Line).ToList();
            return lines.Count == 0
                ? null
                : new LintFinding(code, severity, lines.Count, source, $"{lines.Count} of {rows.Count} items {text}.",
                    [.. lines.Take(LintFinding.MaxLines)]);
        }
    }

    internal static IEnumerable<LintFinding> CheckLetters(IReadOnlyList<ContrastiveItem> items, string source)
    {
        var a = items.Count(item => item.HasLetterAnswers && item.MatchingIsA);
        var b = items.Count(item => item.HasLetterAnswers && !item.MatchingIsA);
        if (Math.Max(a, b) > MaxLetterShare * (a + b))
        {
            yield return new LintFinding(LintCodes.UnbalancedLetters, LintSeverity.Warning, Math.Abs(a - b), source,
                $"the matching answer is (A) in {a} and (B) in {b} items; balance: true measures both orders of each.", []);
        }
    }

    private static LintSeverity Severity(Cleaning cleaning) =>
        cleaning == Cleaning.Strip ? LintSeverity.Info : LintSeverity.Warning;

    private static string Done(DataSpec data) => data.OtherAnswers switch
    {
        OtherAnswers.Keep when data.Balance => "dropped, because balance: true can not exchange them",
        OtherAnswers.Keep => "kept, every answer other than (A) counts as (B)",
        OtherAnswers.Error => "refused by other_answers: error",
        _ => "they can not be measured and are dropped",
    };

    private static string Done(Cleaning cleaning, string key) => cleaning switch
    {
        Cleaning.Strip => "stripped",
        Cleaning.Drop => "dropped",
        _ => $"kept ({key}: strip or drop changes that)",
    };
}
