using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Reporting.ControlVectors;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Vectors;

namespace SteerCluster.Client.Vectors;

/// <summary>Writes the vectors of one (model, concept) for other tools.</summary>
internal sealed class VectorExport(ExportRequest request)
{
    /// <summary>The file for a cell: <c>MODEL.CONCEPT.gguf</c>, without characters that a shell or llama.cpp's options split at.</summary>
    public string PathFor(SavedVectors saved) => request.ToFile
        ? request.Output!
        : Path.Combine(request.Output ?? Path.Combine(request.Folder, "control_vectors"), $"{Safe(saved.Model)}.{Safe(saved.Concept)}{request.Extension}");

    /// <summary>The chosen layers that the format can hold; empty where layer 0 alone was chosen and a GGUF file cannot have it.</summary>
    /// <exception cref="ClientException">A layer was not swept, or the file would replace the one that is read.</exception>
    public IReadOnlyList<int> LayersFor(SavedVectors saved)
    {
        var path = PathFor(saved);
        return Path.GetFullPath(path) != Path.GetFullPath(saved.Path)
            ? [.. request.Layers.Of(saved).Where(layer => layer > 0 || request.Format != VectorFormat.Gguf)]
            : throw new ClientException($"{path} is the result file itself; give another --output.");
    }

    /// <summary>Writes the file.</summary>
    /// <param name="saved">The cell.</param>
    /// <param name="layers">What <see cref="LayersFor"/> gave, not empty.</param>
    public ExportedFile Write(SavedVectors saved, IReadOnlyList<int> layers)
    {
        var path = PathFor(saved);
        var vectors = layers.ToDictionary(layer => layer, layer => request.Scaling.Apply(
            saved.Vectors[layer],
            saved.ResidualNorms.TryGetValue(layer, out var norm) ? norm : null,
            $"The vector of layer {layer} of {saved.Model} for {saved.Concept}"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var (hint, notes) = request.Format == VectorFormat.Gguf ? WriteGguf(path, saved, vectors) : WriteSafetensors(path, saved, vectors);
        return new ExportedFile
        {
            File = path,
            Model = saved.Model,
            ModelId = saved.ModelId,
            Concept = saved.Concept,
            Layers = layers,
            Norms = [.. layers.Select(layer => VectorNormalizer.Norm(vectors[layer]))],
            ModelHint = hint,
            LlamaCpp = hint is null ? null : LlamaCppOptions(path, layers),
            Notes = notes,
        };
    }

    private (string? Hint, IReadOnlyList<string> Notes) WriteGguf(string path, SavedVectors saved, Dictionary<int, float[]> vectors)
    {
        var notes = new List<string>();
        var hint = request.ModelHint ?? LlamaCppNames.Architecture(saved.Metadata.GetValueOrDefault("model_type"));
        if (hint is null)
        {
            hint = LlamaCppNames.Unknown;
            notes.Add("the result folder does not tell the model's architecture: controlvector.model_hint is 'unknown' (--model-hint sets it; llama.cpp does not compare it)");
        }

        notes.AddRange(Notes(saved, vectors.Count));
        var vector = new ControlVector
        {
            ModelHint = hint,
            Directions = vectors,
            Metadata = ExportMetadata.ForGguf(saved, request.Scaling, [.. vectors.Keys.Order()]),
        };
        AtomicFile.Write(path, 0, stream => GgufControlVectorWriter.Write(stream, vector));
        return (hint, notes);
    }

    private IEnumerable<string> Notes(SavedVectors saved, int layers)
    {
        if (request.Layers.Of(saved)[0] == 0)
        {
            yield return "a GGUF control vector cannot steer layer 0: it is left out";
        }

        if (layers > 1)
        {
            yield return $"{layers} layers are added at once, which the sweep did not measure: it steered one at a time, as --control-vector-layer-range L L does";
        }

        if (saved.Positions is { } positions and not "all")
        {
            yield return $"the sweep steered positions '{positions}'; llama.cpp steers all";
        }

        if (saved.Metadata.GetValueOrDefault("layer_convention") is { } convention and not "output")
        {
            yield return $"layer convention '{convention}': read at the block's input and added to its output, as in the sweep";
        }
    }

    private (string? Hint, IReadOnlyList<string> Notes) WriteSafetensors(string path, SavedVectors saved, Dictionary<int, float[]> vectors)
    {
        var tensors = vectors.OrderBy(pair => pair.Key).Select(pair =>
            TensorSource.Of(FormattableString.Invariant($"layer.{pair.Key}"), [pair.Value.Length], pair.Value));
        SafetensorsWriter.Write(path, [.. tensors], ExportMetadata.Of(saved, request.Scaling, ""));
        return (null, []);
    }

    // --control-vector takes a file in every version; the syntax of --control-vector-scaled has changed.
    private static string LlamaCppOptions(string path, IReadOnlyList<int> layers) =>
        $"--control-vector {NextCommands.Quote(path)} --control-vector-layer-range {layers[0]} {layers[^1]}";

    private static string Safe(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
}
