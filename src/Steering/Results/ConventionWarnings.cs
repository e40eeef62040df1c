namespace SteerCluster.Steering.Results;

/// <summary>Finds cells that were measured under different conventions, whose numbers should not be averaged unseen.</summary>
internal static class ConventionWarnings
{
    private static readonly (string Name, Func<MeasurementConventions, string> Value)[] Compared =
    [
        ("layer convention", conventions => conventions.LayerConvention),
        ("positions", conventions => conventions.Positions),
        ("prompt format", conventions => conventions.PromptFormat),
        ("system prompt", conventions => conventions.System ?? "none"),
        ("prefill", conventions => conventions.Prefill),
        ("vector normalization", conventions => conventions.VectorNormalization),
    ];

    /// <summary>One warning per convention that differs. Answer tokens are not compared: they differ with the tokenizer.</summary>
    /// <param name="cells">The cells; those without conventions are passed over.</param>
    public static IReadOnlyList<string> Of(IEnumerable<CellSamples> cells)
    {
        var known = cells.Where(cell => cell.Conventions is not null).ToArray();
        return [.. Compared
            .Select(compared => (compared.Name, Groups: known.GroupBy(cell => compared.Value(cell.Conventions!)).ToArray()))
            .Where(found => found.Groups.Length > 1)
            .Select(found => $"{found.Name} not the same in all cells, so averages mix unlike numbers: {string.Join("; ", found.Groups.Select(group => Text(group, found.Groups)))}")];
    }

    /// <summary>Models by their labels; where a model was measured both ways, its cells.</summary>
    private static string Text(IGrouping<string, CellSamples> group, IGrouping<string, CellSamples>[] groups)
    {
        var names = group.Select(cell => groups.Count(other => other.Any(one => one.Model.Label == cell.Model.Label)) == 1
            ? cell.Model.Label
            : $"{cell.Model.Label}/{cell.Concept}");
        return $"'{group.Key}' for {string.Join(", ", names.Distinct())}";
    }
}
