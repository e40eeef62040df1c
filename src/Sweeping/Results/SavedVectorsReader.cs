using System.Globalization;
using System.Text.Json;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Results;

/// <summary>Reads back the vectors of a result folder.</summary>
public static class SavedVectorsReader
{
    private const string TensorPrefix = "layer.";

    /// <summary>The files with vectors at or below a folder, in ordinal order.</summary>
    /// <param name="folder">A result folder, or a part of one.</param>
    public static IReadOnlyList<string> Find(string folder) =>
        [.. Directory.EnumerateFiles(folder, VectorsFile.Name, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Reads one file and the summary beside it, where there is one.</summary>
    /// <param name="path">The <c>vectors.safetensors</c>.</param>
    /// <exception cref="CheckpointException">The file is no safetensors file, or a vector is not F32.</exception>
    /// <exception cref="SweepException">A tensor's name or shape, the norms, or the summary are not those of a result folder.</exception>
    public static SavedVectors Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var vectors = new SortedDictionary<int, float[]>();
        foreach (var entry in file.Entries.Values)
        {
            vectors.Add(LayerOf(path, entry), file.ReadFloats(entry.Name));
        }

        if (vectors.Count == 0)
        {
            throw new SweepException($"{path} has no vector. Run the sweep again.");
        }

        var (best, layers, positions) = ReadSummary(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, SummaryFile.Name));
        return new SavedVectors
        {
            Path = path,
            Vectors = vectors,
            Metadata = file.Metadata,
            ResidualNorms = ResidualNorms(path, file.Metadata, [.. vectors.Keys]),
            BestLayer = best,
            LayerCount = layers,
            Positions = positions,
        };
    }

    private static int LayerOf(string path, SafetensorsEntry entry) =>
        entry.Name.StartsWith(TensorPrefix, StringComparison.Ordinal)
        && int.TryParse(entry.Name.AsSpan(TensorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var layer)
        && entry.Name == FormattableString.Invariant($"{TensorPrefix}{layer}")
        && entry is { ElementType: "F32", Shape.Length: 1 }
            ? layer
            : throw new SweepException(
                $"{path}: tensor {entry.Name} of type {entry.ElementType} and shape [{string.Join(", ", entry.Shape)}] is no steering vector. It must be {TensorPrefix}<l>, F32, of one dimension.");

    private static Dictionary<int, double> ResidualNorms(string path, IReadOnlyDictionary<string, string> metadata, int[] layers)
    {
        if (metadata.GetValueOrDefault("residual_norms") is not { } text)
        {
            return [];
        }

        var norms = text.Split(", ").Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var norm) ? norm : double.NaN).ToArray();
        return norms.Length == layers.Length && norms.All(double.IsFinite)
            ? layers.Zip(norms).ToDictionary(pair => pair.First, pair => pair.Second)
            : throw new SweepException($"{path}: residual_norms '{text}' are not one number for each of {layers.Length} layers. Run the sweep again.");
    }

    private static (int? Best, int? Layers, string? Positions) ReadSummary(string path)
    {
        if (!File.Exists(path))
        {
            return default;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            return (Number(root, "best_layer"), Number(root, "num_layers"), Positions(root));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new SweepException($"Cannot read {path}: {exception.Message} Run the sweep again.", exception);
        }
    }

    private static int? Number(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static string? Positions(JsonElement root) =>
        root.TryGetProperty("conventions", out var conventions) && conventions.TryGetProperty("positions", out var positions) ? positions.GetString() : null;
}
