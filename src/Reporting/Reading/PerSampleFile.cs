using System.Text;

namespace SteerCluster.Reporting.Reading;

/// <summary>Reads <c>per_sample_all_layers.csv</c>: one row per layer, strength and item, in any order.</summary>
internal static class PerSampleFile
{
    public const string Name = "per_sample_all_layers.csv";

    /// <exception cref="ReportException">The file cannot be read, lacks a column, or has a value or a shape that statistics cannot take.</exception>
    public static SampleTable Read(string path)
    {
        using var csv = ResultCsv.Open(path);
        var columns = new PerSampleColumns(csv);
        var blocks = new Dictionary<(int Layer, double Strength), SampleBlock>();
        var (model, concept) = (new ConstantColumn(csv, columns.Model), new ConstantColumn(csv, columns.Concept));
        var answers = new MatchingAnswers(csv, columns.Answer);
        SampleBlock? block = null;
        while (csv.Read())
        {
            model.Check();
            concept.Check();
            var (layer, strength, item) = (csv.Index(columns.Layer), csv.Number(columns.Strength), csv.Index(columns.Item));
            if (block is null || block.Layer != layer || block.Strength != strength)
            {
                if (!blocks.TryGetValue((layer, strength), out block))
                {
                    blocks.Add((layer, strength), block = new SampleBlock(layer, strength));
                }
            }

            var isA = answers.IsA(item);
            block.Items.Add(item);
            block.Lines.Add(csv.Line());
            block.MatchingIsA.Add(isA);
            block.Matching.Add(columns.Matching(isA));
            if (columns.HasAnswerMass)
            {
                block.AnswerMass.Add(columns.AnswerMass());
            }
        }

        if (blocks.Count == 0)
        {
            throw new ReportException($"{path}: the file has a header and no rows.");
        }

        return SampleTable.Of(path, [.. blocks.Values.OrderBy(b => b.Layer).ThenBy(b => b.Strength)]) with
        {
            Model = model.Value,
            Concept = concept.Value,
            OtherAnswers = answers.Others(),
        };
    }

    /// <summary>A column whose value is the same in every row.</summary>
    private sealed class ConstantColumn(ResultCsv csv, int column)
    {
        private byte[]? first;

        /// <summary>The value; null where the file has no such column.</summary>
        public string? Value => first is null ? null : Encoding.UTF8.GetString(first);

        public void Check()
        {
            if (column < 0)
            {
                return;
            }

            first ??= csv.Bytes(column) is { IsEmpty: false } value ? value.ToArray() : throw csv.Refuse(column, "a name");
            if (!csv.Bytes(column).SequenceEqual(first))
            {
                throw csv.Refuse(column, $"'{Value}', as in the rows above: one file is of one model and one concept");
            }
        }
    }
}
