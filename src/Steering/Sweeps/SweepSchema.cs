using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SteerCluster.Steering.Concepts;

namespace SteerCluster.Steering.Sweeps;

/// <summary>The JSON schema of sweep files, for editors, generated from the types that they are read into.</summary>
public static class SweepSchema
{
    internal static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>The schema, indented, with a line feed at the end.</summary>
    public static string Generate()
    {
        var schema = Options.GetJsonSchemaAsNode(typeof(SweepSpec), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Transform,
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A SteerCluster sweep");
        return schema.ToJsonString(new JsonSerializerOptions(Options) { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(LayerSelection))
        {
            return LayersSchema(allowBest: context.PropertyInfo?.DeclaringType != typeof(SweepSpec));
        }

        if (Names(context) is { } names && schema is JsonObject text)
        {
            text["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        }

        if (schema is JsonObject map && map["properties"] is JsonObject properties)
        {
            var required = map["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
            foreach (var (name, property) in properties)
            {
                if (!required.Contains(name))
                {
                    AllowNull(property!.AsObject());
                }
            }
        }

        return schema;
    }

    /// <summary>The names that a text may be, where there is a list of them.</summary>
    private static IEnumerable<string>? Names(JsonSchemaExporterContext context) =>
        (context.PropertyInfo?.DeclaringType.Name, context.PropertyInfo?.Name) switch
        {
            (nameof(ConceptSpec), "format") => [ConceptFormats.Auto, .. ConceptFormats.Default.Names],
            (nameof(PromptSpec), "format") or (nameof(ModelSpec), "prompt_format") => PromptSpec.KnownFormats,
            _ => null,
        };

    /// <summary>An optional key may be given as null, which means its default.</summary>
    private static void AllowNull(JsonObject property)
    {
        if (property["type"] is JsonValue type)
        {
            property["type"] = new JsonArray(type.DeepClone(), "null");
        }

        if (property["enum"] is JsonArray values && !values.Contains(null))
        {
            values.Add(null);
        }
    }

    private static JsonObject LayersSchema(bool allowBest) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = allowBest ? new JsonArray("all", "best", null) : new JsonArray("all", null) },
            new JsonObject { ["type"] = "array", ["items"] = Layer(), ["minItems"] = 1 },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["from"] = Layer(),
                    ["to"] = Layer(),
                    ["step"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
                },
                ["additionalProperties"] = false,
            }),
    };

    private static JsonObject Layer() => new() { ["type"] = "number", ["minimum"] = 0 };

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new LayerSelectionJsonConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
