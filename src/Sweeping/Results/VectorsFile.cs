using SteerCluster.Steering.Results;
using System.Globalization;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Results;

/// <summary><c>vectors.safetensors</c>: the vectors that were added, <c>layer.&lt;l&gt;</c> float32 [hidden], with where they come from.</summary>
internal static class VectorsFile
{
    public const string Name = "vectors.safetensors";

    public static void Write(Stream stream, ConceptMeasurement measurement, MeasurementProvenance provenance)
    {
        var tensors = measurement.Layers.Select((layer, i) => TensorSource.Of(
            string.Create(CultureInfo.InvariantCulture, $"layer.{layer}"), [measurement.Vectors[i].Length], measurement.Vectors[i]));
        SafetensorsWriter.Write(stream, [.. tensors], Metadata(measurement, provenance));
    }

    private static Dictionary<string, string> Metadata(ConceptMeasurement measurement, MeasurementProvenance provenance)
    {
        var metadata = Facts(measurement, provenance);
        if (measurement.Model.ModelType is { } type)
        {
            metadata["model_type"] = type;
        }

        return metadata;
    }

    private static Dictionary<string, string> Facts(ConceptMeasurement measurement, MeasurementProvenance provenance) => new()
    {
        ["format"] = "pt",
        ["schema_version"] = PythonNumber.Text(ResultJson.SchemaVersion),
        ["model"] = measurement.Model.Label,
        ["model_id"] = measurement.Model.Id,
        ["model_fingerprint"] = provenance.Model.Hash,
        ["concept"] = measurement.Concept,
        ["sources"] = string.Join(", ", provenance.Sources.Select(source => $"{source.Path} sha256:{source.Sha256}")),
        ["pairs"] = PythonNumber.Text(provenance.Pairs),
        ["method"] = "mean(matching - not matching), residual stream at the answer-letter token",
        ["layer_convention"] = measurement.Conventions.LayerConvention,
        ["vector_normalization"] = measurement.Conventions.VectorNormalization,
        ["prompt_format"] = measurement.Conventions.PromptFormat,
        ["residual_norms"] = string.Join(", ", measurement.Extracted.ResidualNorms.Select(PythonNumber.Text)),
        ["measurement_hash"] = provenance.MeasurementHash,
    };
}
