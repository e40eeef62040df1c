using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Reading;

/// <summary>Reads <c>models.yaml</c>. All problems are reported at once; <c>reference/models.yaml</c> shows the format.</summary>
internal static class CatalogueReader
{
    /// <param name="text">YAML.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="relabels">Whether its labels go before those of result files.</param>
    /// <exception cref="ReportException">The text cannot be used.</exception>
    public static IReadOnlyList<ModelEntry> Parse(string text, string file, bool relabels)
    {
        var problems = new List<SpecProblem>();
        var entries = new List<ModelEntry>();
        if (SpecDocument.Read(text, file, problems) is { } root)
        {
            var folders = new HashSet<string>();
            foreach (var map in root.RequiredMaps("models"))
            {
                var entry = Entry(map) with { Relabels = relabels };
                if (entry.Id.Length > 0 && !folders.Add(ModelFolderName.Of(entry.Id)))
                {
                    map.Problem("id", $"two models share the result folder '{ModelFolderName.Of(entry.Id)}'; expected every model once");
                }

                entries.Add(entry);
            }

            root.Finish();
        }

        return problems.Count == 0
            ? entries
            : throw new ReportException(new SweepSpecException(file, [.. problems.OrderBy(problem => problem.Line)]).Message);
    }

    private static ModelEntry Entry(SpecMap map)
    {
        var entry = new ModelEntry
        {
            Id = SpecNames.Required(
                map, "id", id => !string.IsNullOrWhiteSpace(id), "expected an id such as Qwen/Qwen3-4B, or the name of a result folder"),
            Label = Optional(map, "label", SpecNames.IsLabel, SpecNames.LabelRule),
            Training = Optional(map, "training", SpecNames.IsLabel, SpecNames.LabelRule),
            Layers = map.Integer("layers", 1),
            ModelType = map.Text("model_type"),
            HiddenSize = map.Integer("hidden_size", 1),
            Heads = map.Integer("num_attention_heads", 1),
            KeyValueHeads = map.Integer("num_key_value_heads", 1),
            Experts = map.Integer("num_experts", 0),
            Parameters = Count(map, "parameters"),
            ActiveParameters = Count(map, "active_parameters"),
            Source = map.Text("source"),
        };
        if (entry.ActiveParameters > entry.Parameters)
        {
            map.Problem("active_parameters", $"expected no more than the model's {entry.Parameters} parameters");
        }

        map.Finish();
        return entry;
    }

    private static string? Optional(SpecMap map, string key, Func<string, bool> allowed, string rule)
    {
        var text = map.Text(key);
        if (text is not null && !allowed(text))
        {
            map.Problem(key, rule);
        }

        return text;
    }

    /// <summary>Counts are past 32 bits; up to 2^53 a double holds them exactly.</summary>
    private static long? Count(SpecMap map, string key) =>
        (long?)map.Number(key, number => number is >= 1 and <= 1L << 53 && number == Math.Floor(number), "a whole number, 1 or more");
}
