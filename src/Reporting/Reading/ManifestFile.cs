using System.Text.Json.Nodes;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Reading;

/// <summary><c>manifest.json</c>: the sweep's order and its settings.</summary>
internal sealed record ManifestFile
{
    public const string Name = "manifest.json";

    public required JsonObject Json { get; init; }

    /// <summary>Concepts in the order of the sweep.</summary>
    public required IReadOnlyList<string> Concepts { get; init; }

    /// <summary>Result folders of the models, in the order of the sweep.</summary>
    public required IReadOnlyList<string> ModelFolders { get; init; }

    public required UnitStatisticsOptions Options { get; init; }

    /// <summary>Reads the file; null where there is none.</summary>
    public static ManifestFile? Read(string path)
    {
        if (ResultJsonFile.Read(path) is not { } file)
        {
            return null;
        }

        var defaults = new UnitStatisticsOptions();
        return new ManifestFile
        {
            Json = file.Json,
            Concepts = [.. Names(file, "concepts", "name")],
            ModelFolders = [.. Names(file, "models", "id").Select(ModelFolderName.Of)],
            Options = new UnitStatisticsOptions
            {
                Resamples = Checked(file, n => n >= 0, "0 or more", "spec", "statistics", "bootstrap_resamples") ?? defaults.Resamples,
                Confidence = Checked(file, "spec", "statistics", "confidence") ?? defaults.Confidence,
                Seed = Checked(file, n => n >= 0, "0 or more", "spec", "statistics", "seed") ?? defaults.Seed,
                AnswerMassThreshold = file.Value<double>("spec", "readout", "answer_mass_threshold") ?? defaults.AnswerMassThreshold,
                ItemsPerGroup = file.Value<bool>("spec", "data", "balance") == true ? 2 : 1,
            },
        };
    }

    private static int? Checked(ResultJsonFile file, Func<int, bool> allowed, string expected, params string[] keys) =>
        file.Value<int>(keys) is not { } number || allowed(number) ? file.Value<int>(keys) : throw file.Refuse(keys, number, expected);

    private static double? Checked(ResultJsonFile file, params string[] keys) =>
        file.Value<double>(keys) is not { } number || number is > 0 and < 1 ? file.Value<double>(keys) : throw file.Refuse(keys, number, "a number between 0 and 1");

    private static IEnumerable<string> Names(ResultJsonFile file, string list, string key) =>
        (file.List("spec", list) ?? []).Select(entry =>
            entry is JsonObject map && map[key] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0
                ? name
                : throw file.Refuse(["spec", list], entry, $"objects with {key}"));
}
