using System.Text.Json;
using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary><c>summary.json</c> of a cell: what it says of the model, of the settings and of its best layers.</summary>
internal sealed record CellSummaryFile
{
    public const string Name = "summary.json";

    public string? Model { get; private init; }

    public string? Concept { get; private init; }

    public string? ModelId { get; private init; }

    public int? Layers { get; private init; }

    public int? BestLayer { get; private init; }

    public double? BestDelta { get; private init; }

    public IReadOnlyList<int> TopLayers { get; private init; } = [];

    public MeasurementConventions? Conventions { get; private init; }

    /// <summary>Facts of the architecture; those that are not known are null.</summary>
    public required ModelEntry Architecture { get; init; }

    /// <summary>Reads the file; null where there is none.</summary>
    public static CellSummaryFile? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (ResultJsonFile.Read(path) is not { } file)
        {
            return null;
        }

        var layers = file.Value<int>("num_layers");
        if (layers < 1)
        {
            throw file.Refuse(["num_layers"], file.Json["num_layers"], "a whole number, 1 or more");
        }

        return new CellSummaryFile
        {
            Model = file.Text("model"),
            Concept = file.Text("concept"),
            ModelId = file.Text("model_id") is { Length: > 0 } id ? id : null,
            Layers = layers,
            BestLayer = file.Value<int>("best_layer"),
            BestDelta = file.Value<double>("best_delta"),
            TopLayers = [.. (file.List("top_5_layers") ?? []).Select(layer => Whole(file, layer))],
            Conventions = file.Object("conventions") is { } conventions ? Read(path, conventions) : null,
            Architecture = new ModelEntry
            {
                Id = "",
                Layers = layers,
                ModelType = file.Text("architecture", "model_type"),
                HiddenSize = file.Value<int>("architecture", "hidden_size"),
                Heads = file.Value<int>("architecture", "num_attention_heads"),
                KeyValueHeads = file.Value<int>("architecture", "num_key_value_heads"),
                Experts = file.Value<int>("architecture", "num_experts"),
                Parameters = file.Value<long>("architecture", "parameters"),
                ActiveParameters = file.Value<long>("architecture", "active_parameters"),
            },
        };
    }

    private static MeasurementConventions Read(string path, JsonObject json)
    {
        try
        {
            return ConventionsJson.Read(json);
        }
        catch (JsonException error)
        {
            throw new ReportException($"{path}: {error.Message}", error);
        }
    }

    private static int Whole(ResultJsonFile file, JsonNode? layer) =>
        layer is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw file.Refuse(["top_5_layers"], layer, "whole numbers");
}
