using System.Globalization;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Makes checkpoints with random weights in Hugging Face layout, for tests and measurements. Norms are near 1, embeddings and biases have a
/// standard deviation of 0.02, other matrices of 1/sqrt(inputs), so that activations stay of moderate size at any depth.
/// </summary>
public static class RandomCheckpoint
{
    /// <summary>Writes <c>model.safetensors</c> and then <c>config.json</c>. The same arguments give the same bytes on every machine.</summary>
    /// <param name="folder">The folder; made when absent. It must not hold a model already.</param>
    /// <param name="config">The shape.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="type">The weights' type.</param>
    /// <exception cref="CheckpointException">The shape is impossible, the folder holds a model, or the disk is full.</exception>
    public static void Write(string folder, ModelConfig config, ulong seed, DataType type)
    {
        var configPath = Path.Combine(folder, "config.json");
        if (File.Exists(configPath) || (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.safetensors*").Any()))
        {
            throw new CheckpointException($"Cannot write a random checkpoint to {folder}: it holds a model already. Name another folder, or remove it first.");
        }

        var configBytes = ModelConfigWriter.Write(config, type);
        var written = ModelConfigReader.Parse(configBytes, configPath);
        if (Traits(written) != Traits(config))
        {
            throw new CheckpointException(
                $"Cannot write a random checkpoint to {folder}: its config.json would say {Traits(written)} but asked was {Traits(config)}; "
                + $"a {config.Architecture} cannot be so.");
        }

        var tensors = ExpectedTensors.For(written).Select(tensor => Source(tensor, seed, type)).ToArray();
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"Cannot make the folder {folder}: {exception.Message}", exception);
        }

        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["random_seed"] = $"{seed}" };
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), tensors, metadata);
        AtomicFile.Write(configPath, configBytes.Length, stream => stream.Write(configBytes));
    }

    // What an architecture may fix, so that its config.json cannot say otherwise.
    private static string Traits(ModelConfig config)
    {
        var windows = Enumerable.Range(0, config.LayerCount).Select(layer => config.SlidingWindow(layer)?.ToString(CultureInfo.InvariantCulture) ?? "none");
        return $"(q/k/v bias {config.QkvBias}, output bias {config.OutputBias}, MLP bias {config.MlpBias}, q/k norms {config.QueryKeyNorm}, "
            + $"experts {config.Moe?.ExpertCount ?? 0}, windows {string.Join(", ", windows.Distinct())}{(windows.Distinct().Count() > 1 ? ": " + string.Join(", ", windows) : "")})";
    }

    private static TensorSource Source(ExpectedTensor tensor, ulong seed, DataType type)
    {
        var norm = tensor.Name.EndsWith("norm.weight", StringComparison.Ordinal);
        var small = tensor.Shape.Length == 1 || tensor.Name == ExpectedTensors.Embedding;
        var deviation = norm ? 0.1f : small ? 0.02f : 1 / MathF.Sqrt(tensor.Shape[^1]);
        var weights = new RandomWeights(seed, tensor.Name, norm ? 1 : 0, deviation);
        return new(tensor.Name, SafetensorsTypes.NameOf(type), tensor.Shape, (offset, part) => weights.Fill(type, offset, part));
    }
}
