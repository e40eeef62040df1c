using System.Globalization;
using System.Text.Json.Nodes;
using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Overview;

/// <summary>What was swept, as terms with their values.</summary>
internal static class SweepFacts
{
    /// <summary>The sweep's name; without a manifest that of its folder.</summary>
    public static string Name(ReportData data) =>
        Text(data.Results.Manifest?["spec"]?["name"]) is { Length: > 0 } name
            ? name
            : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(data.Results.Folder)));

    public static IReadOnlyList<(string Term, string Value)> Of(ReportData data)
    {
        var (analysis, manifest) = (data.Analysis, data.Results.Manifest);
        var cells = analysis.Cells;
        var facts = new List<(string, string)>
        {
            ("models", $"{analysis.Models.Count} ({string.Join(", ", analysis.Models.Select(model => model.Label))})"),
            ("concepts", $"{analysis.Concepts.Count} ({string.Join(", ", analysis.Concepts)})"),
            ("units", $"{NumberText.Whole(cells.Sum(cell => cell.Layers.Count))} layers in {NumberText.Count(cells.Count, "cell")}{Depths(cells)}"),
        };
        if (cells.Count > 0)
        {
            facts.Add(("items", NumberText.Range($"{cells.Min(cell => cell.AtBest.Count)}", $"{cells.Max(cell => cell.AtBest.Count)}") + " a cell"));
            facts.Add(("strengths", Distinct(cells.Select(cell => string.Join(", ", cell.AtBest.Strengths.Select(one => one.Strength.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture)))))));
        }

        var conventions = cells.Select(cell => cell.Samples.Conventions).OfType<MeasurementConventions>().ToArray();
        if (conventions.Length > 0)
        {
            facts.Add(("positions", Distinct(conventions.Select(one => one.Positions))));
            facts.Add(("prompt format", Distinct(conventions.Select(one => one.PromptFormat))));
            facts.Add(("layer convention", Distinct(conventions.Select(one => one.LayerConvention))));
        }

        facts.Add(("intervals", data.Results.Options.Resamples == 0
            ? "none"
            : $"{NumberText.Fixed(data.Results.Options.Confidence * 100, 0)} % bootstrap, {NumberText.Whole(data.Results.Options.Resamples)} resamples, seed {data.Results.Options.Seed}"));
        Add("measured with", $"{Text(manifest?["tool"])} {Text(manifest?["tool_version"])?.Split('+')[0]}".Trim());
        Add("device", Text(manifest?["device"]));
        Add("finished", Text(manifest?["finished"]));
        return facts;

        void Add(string term, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add((term, value));
            }
        }
    }

    private static string Depths(IReadOnlyList<CellStatistics> cells) => cells.Count == 0
        ? ""
        : $", {NumberText.Range(NumberText.Percent(cells.Min(cell => cell.Layers[0] / (double)cell.Model.Layers)), NumberText.Percent(cells.Max(cell => cell.Layers[^1] / (double)cell.Model.Layers)))} of the depth";

    private static string Distinct(IEnumerable<string> values) => string.Join("; ", values.Distinct());

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
