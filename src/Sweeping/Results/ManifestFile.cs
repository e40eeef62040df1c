using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Results;

/// <summary><c>manifest.json</c>: what was run, on what, with which tool.</summary>
internal static class ManifestFile
{
    public const string Name = "manifest.json";

    private static readonly string ToolVersion =
        typeof(ManifestFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void Write(Stream stream, RunManifest manifest, DateTimeOffset now) => ResultJson.Write(stream, new JsonObject
    {
        ["schema_version"] = ResultJson.SchemaVersion,
        ["tool"] = "SteerCluster",
        ["tool_version"] = ToolVersion,
        ["spec"] = manifest.Spec.ToJson(),
        ["spec_hash"] = manifest.Spec.Hash(),
        ["seeds"] = Seeds(manifest.Spec),
        ["models"] = new JsonArray([.. manifest.Models.Select(Model)]),
        ["concepts"] = new JsonArray([.. manifest.Concepts.Select(Concept)]),
        ["device"] = manifest.Device,
        ["runtime"] = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
        ["started"] = Time(manifest.Started),
        ["finished"] = Time(now),
    });

    private static JsonObject Seeds(SweepSpec spec) => new()
    {
        ["data"] = spec.Seed,
        ["statistics"] = spec.Statistics.Seed,
        ["controls"] = spec.Controls?.Seed,
        ["generation"] = spec.Generation?.Seed,
    };

    private static JsonObject Model(ManifestModel model) => new()
    {
        ["label"] = model.Label,
        ["id"] = model.Id,
        ["fingerprint"] = model.Fingerprint.Hash,
        ["tokenizer"] = model.Fingerprint.Tokenizer,
        ["weight_bytes"] = model.Fingerprint.WeightBytes,
        ["conventions"] = ConventionsJson.Of(model.Conventions),
    };

    private static JsonObject Concept(ManifestConcept concept) => new()
    {
        ["name"] = concept.Name,
        ["pairs"] = concept.Pairs,
        ["items"] = concept.Items,
        ["sources"] = new JsonArray([.. concept.Sources.Select(Source)]),
    };

    private static JsonObject Source(ConceptSource source) => new()
    {
        ["path"] = source.Path,
        ["format"] = source.Format,
        ["sha256"] = source.Sha256,
    };

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
