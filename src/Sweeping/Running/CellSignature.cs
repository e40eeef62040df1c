using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SteerCluster.Inference.Cpu;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Running;

/// <summary>Hash of everything that the result files of a cell depend on: the same one means the same bytes.</summary>
internal static class CellSignature
{
    private static readonly string[] Sections = ["controls", "generation", "statistics", "readout"];

    public static string Of(SweepSpec spec, PreparedModel model, PreparedCell cell)
    {
        var settings = spec.ToJson();
        var shared = spec.Vectors.Normalize == VectorNormalization.Layer ? model.Cells : [cell];
        var all = new JsonObject
        {
            ["numerics"] = CpuBackend.Numerics,
            ["measurement"] = cell.Provenance.MeasurementHash,
            ["model"] = model.Fingerprint.Hash,
            ["tokenizer"] = model.Fingerprint.Tokenizer,
            ["layers"] = new JsonArray([.. model.Layers.Select(l => (JsonNode)l)]),
            ["data"] = new JsonArray([.. shared.SelectMany(c => c.Provenance.Sources).Select(s => (JsonNode)$"{s.Path} {s.Sha256}")]),
            ["warnings"] = new JsonArray([.. cell.Provenance.Warnings.Select(w => (JsonNode)w)]),
        };
        foreach (var section in Sections)
        {
            all[section] = settings[section]?.DeepClone();
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToJsonString())));
    }
}
