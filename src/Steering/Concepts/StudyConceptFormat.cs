namespace SteerCluster.Steering.Concepts;

/// <summary>
/// The reference study's JSON arrays: <c>prompt, positive, negative</c> for train, where positive is the prompt followed by the
/// answer, and <c>prompt, matching_answer, not_matching_answer</c> for eval (sycophancy: <c>sycophantic_answer, independent_answer</c>).
/// </summary>
internal sealed class StudyConceptFormat : IConceptFormat
{
    // The second pair is that of the study's sycophancy files.
    private static readonly (string Matching, string NotMatching)[] EvalFields =
        [("matching_answer", "not_matching_answer"), ("sycophantic_answer", "independent_answer")];

    public string Name => "study";

    public bool Recognises(bool isArray, IReadOnlySet<string> fields) =>
        isArray
        && ((fields.Contains("positive") && fields.Contains("negative"))
            || (fields.Contains("prompt") && EvalFields.Any(pair => fields.Contains(pair.Matching) && fields.Contains(pair.NotMatching))));

    public IReadOnlyList<ConceptRow> Read(string text, string file)
    {
        var rows = new List<ConceptRow>();
        foreach (var (line, item) in ConceptRecords.Read(text, file, isArray: true))
        {
            var record = new ConceptRecord(item, file, line);
            var prompt = record.Has("prompt") ? record.Text("prompt") : Split(record, record.Text("positive"), "positive").Prompt;
            var pair = EvalFields.FirstOrDefault(fields => record.Has(fields.Matching));
            rows.Add(pair.Matching is not null
                ? new ConceptRow(line, prompt, record.Text(pair.Matching), record.Text(pair.NotMatching))
                : new ConceptRow(line, prompt, Answer(record, prompt, "positive"), Answer(record, prompt, "negative")));
        }

        return rows;
    }

    private static string Answer(ConceptRecord record, string prompt, string field)
    {
        var text = record.Text(field);
        return text.StartsWith(prompt, StringComparison.Ordinal) && text.Length > prompt.Length
            ? text[prompt.Length..]
            : Split(record, text, field).Answer;
    }

    /// <summary>The last parenthesis is the answer, as in the study's own scripts.</summary>
    private static (string Prompt, string Answer) Split(ConceptRecord record, string text, string field)
    {
        var open = text.LastIndexOf('(');
        return open >= 0 && text.EndsWith(')')
            ? (text[..open].TrimEnd(), text[open..])
            : throw record.Error($"expected \"{field}\" to be the prompt followed by the answer in parentheses");
    }
}
