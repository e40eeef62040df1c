namespace SteerCluster.Steering.Concepts;

/// <summary>A format whose items have three fields: question, matching answer, not matching answer.</summary>
internal sealed class FieldConceptFormat(string name, bool isArray, string question, string matching, string notMatching)
    : IConceptFormat
{
    public string Name => name;

    public bool Recognises(bool array, IReadOnlySet<string> fields) =>
        array == isArray && fields.Contains(question) && fields.Contains(matching) && fields.Contains(notMatching);

    public IReadOnlyList<ConceptRow> Read(string text, string file)
    {
        var rows = new List<ConceptRow>();
        foreach (var (line, item) in ConceptRecords.Read(text, file, isArray))
        {
            rows.Add(ReadItem(new ConceptRecord(item, file, line)));
        }

        return rows;
    }

    private ConceptRow ReadItem(ConceptRecord record) =>
        new(record.Line, record.Text(question), record.Text(matching), record.Text(notMatching));
}
