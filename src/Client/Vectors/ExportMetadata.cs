using SteerCluster.Reporting.ControlVectors;
using SteerCluster.Steering.Results;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Client.Vectors;

/// <summary>What an exported file says of where its vectors come from.</summary>
internal static class ExportMetadata
{
    private static readonly string[] Kept =
        ["concept", "model", "model_id", "model_fingerprint", "sources", "pairs", "method", "layer_convention", "vector_normalization", "prompt_format", "measurement_hash"];

    /// <summary>Texts by key, for the keys <c>prefix + name</c>.</summary>
    public static Dictionary<string, string> Of(SavedVectors saved, VectorScaling scaling, string prefix)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in Kept.Where(saved.Metadata.ContainsKey))
        {
            metadata[prefix + key] = saved.Metadata[key];
        }

        metadata[prefix + "norm"] = scaling.Norm.ToString().ToLowerInvariant();
        metadata[prefix + "scale"] = PythonNumber.Text(scaling.Factor);
        metadata[prefix + "added_at"] = "output of the block with this 0-based index";
        if (saved.Positions is { } positions)
        {
            metadata[prefix + "swept_positions"] = positions;
        }

        if (saved.BestLayer is { } best)
        {
            metadata[prefix + "best_layer"] = PythonNumber.Text(best);
        }

        return metadata;
    }

    /// <summary>The same for a GGUF file, with the names that it uses for everybody's files.</summary>
    public static Dictionary<string, string> ForGguf(SavedVectors saved, VectorScaling scaling, IReadOnlyList<int> layers)
    {
        var metadata = Of(saved, scaling, "steercluster.");
        metadata["general.name"] = $"{saved.Concept} on {saved.Model}, {LayerText.Of(layers)}";
        metadata["general.description"] =
            "Steering vector, mean(matching - not matching) over contrastive pairs; direction.N is added to the output of block N (0-based). Positive scales steer toward the matching answer.";
        return metadata;
    }
}
