using System.Text.Json;

namespace SteerCluster.Inference.Checks;

/// <summary>The entry of a golden manifest that belongs to one checkpoint.</summary>
/// <param name="Model">The entry's name.</param>
/// <param name="ArraysPath">The safetensors file with the expected arrays.</param>
/// <param name="LogitsTolerance">Largest absolute error of a logit.</param>
/// <param name="HiddenTolerance">Largest absolute error of the residual stream.</param>
/// <param name="Cases">The cases.</param>
internal sealed record GoldenManifest(
    string Model, string ArraysPath, double LogitsTolerance, double HiddenTolerance, IReadOnlyList<GoldenCase> Cases)
{
    /// <summary>Finds the entries whose <c>checkpoints</c> name the folder.</summary>
    /// <exception cref="FormatException">The manifest has another form, or no entry for the folder.</exception>
    public static IReadOnlyList<GoldenManifest> Read(string path, string checkpointFolder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(checkpointFolder)));
            var tolerance = document.RootElement.GetProperty("tolerance").GetProperty("f32_compute");
            var entries = document.RootElement.GetProperty("models").EnumerateArray()
                .Where(m => m.GetProperty("checkpoints").EnumerateArray().Any(c => Path.GetFileName(c.GetString()) == name))
                .Select(m => ReadEntry(m, tolerance, path))
                .ToArray();
            return entries.Length > 0
                ? entries
                : throw new FormatException($"{path}: no entry names a checkpoint \"{name}\".");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path} is not a golden manifest: {e.Message}", e);
        }
    }

    private static GoldenManifest ReadEntry(JsonElement model, JsonElement tolerance, string path) => new(
        model.GetProperty("model").GetString()!,
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, model.GetProperty("golden").GetString()!),
        tolerance.GetProperty("logits_max_abs").GetDouble(),
        tolerance.GetProperty("hidden_max_abs").GetDouble(),
        [.. model.GetProperty("cases").EnumerateArray().Select(c => GoldenCase.Read(c, model.GetProperty("sequences")))]);
}
