using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Steering.Sweeps;

/// <summary>Hashes of a canonical text: JSON with sorted keys, every default written out, shortest round-trip numbers.</summary>
internal static class SpecHash
{
    private static readonly string[] Names = ["name", "output"];

    private static readonly string[] Measured = ["strengths", "positions", "compat", "prompt", "vectors", "data", "seed"];

    public static string Of(SweepSpec spec)
    {
        var root = Serialize(spec);
        foreach (var name in Names)
        {
            root.Remove(name);
        }

        return Of(root);
    }

    public static string OfMeasurement(SweepSpec spec, ModelSpec model, ConceptSpec concept)
    {
        var all = Serialize(spec);
        var root = new JsonObject
        {
            ["model"] = Serialize(model),
            ["concept"] = Serialize(concept),
        };
        foreach (var name in Measured)
        {
            root[name] = all[name]?.DeepClone();
        }

        if (spec.Vectors.Normalize == VectorNormalization.Layer)
        {
            root["concepts"] = all["concepts"]?.DeepClone();
        }

        return Of(root);
    }

    internal static string Canonical(JsonNode? node) => Sorted(node)?.ToJsonString() ?? "null";

    internal static JsonObject Serialize<T>(T value) => JsonSerializer.SerializeToNode(value, SweepSchema.Options)!.AsObject();

    private static string Of(JsonNode node) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(node))));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
