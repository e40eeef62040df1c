namespace SteerCluster.Steering.Concepts;

/// <summary>
/// The reference study's JSON arrays: <c>prompt, positive, negative</c> for train, where positive is the prompt followed by the
/// answer, and <c>prompt, matching_answer, not_matching_answer</c> for eval.
/// </summary>
internal sealed class StudyConceptFormat : IConceptFormat
{
    public string Name => "study";

    public bool Recognises(bool isArray, IReadOnlySet<string> fields) =>
        isArray
        && ((fields.Contains("positive") && fields.Contains("negative"))
            || (fields.Contains("prompt") && fields.Contains("matching_answer") && fields.Contains("not_matching_answer")));

    public IReadOnlyList<ConceptRow> Read(string text, string file)
    {
        var rows = new List<ConceptRow>();
        foreach (var (line, item) in ConceptRecords.Read(text, file, isArray: true))
        {
            var record = new ConceptRecord(item, file, line);
            var prompt = record.Has("prompt") ? record.Text("prompt") : Split(record, record.Text("positive"), "positive").Prompt;
            rows.Add(record.Has("matching_answer")
                ? new ConceptRow(line, prompt, record.Text("matching_answer"), record.Text("not_matching_answer"))
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
