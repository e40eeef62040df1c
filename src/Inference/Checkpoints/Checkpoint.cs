using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// A model's configuration and memory-mapped weights, or those of a range of its blocks. Opening checks names, types and shapes of all tensors
/// against the configuration without touching the weights, which the system reads from disk when they are first used.
/// </summary>
/// <remarks>
/// The maps stay valid until <see cref="Dispose"/>; a <see cref="TensorView"/> must not be used after it, so dispose the checkpoint after
/// everything that computes with it has stopped. Reading is safe from any number of threads.
/// </remarks>
public sealed class Checkpoint : IDisposable
{
    private readonly ImmutableArray<SafetensorsFile> files;
    private readonly FrozenDictionary<string, TensorView> tensors;
    private bool disposed;

    private Checkpoint(string folder, ModelConfig config, BlockRange blocks, ImmutableArray<SafetensorsFile> files, IEnumerable<TensorView> tensors)
    {
        Folder = folder;
        Config = config;
        Blocks = blocks;
        this.files = files;
        this.tensors = tensors.ToFrozenDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        Files = [.. files.Select(file => file.Path)];
        WeightBytes = this.tensors.Values.Sum(tensor => tensor.ByteCount);
    }

    /// <summary>The folder it was opened from.</summary>
    public string Folder { get; }

    /// <summary>The model's configuration.</summary>
    public ModelConfig Config { get; }

    /// <summary>The blocks whose weights are here.</summary>
    public BlockRange Blocks { get; }

    /// <summary>Paths of the mapped files.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>Bytes of the tensors that <see cref="Blocks"/> need.</summary>
    public long WeightBytes { get; }

    /// <summary>The tensors that <see cref="Blocks"/> need, by name.</summary>
    public IReadOnlyDictionary<string, TensorView> Tensors => tensors;

    /// <summary>Opens a whole model.</summary>
    /// <param name="folder">A folder in Hugging Face layout: <c>config.json</c> and safetensors.</param>
    /// <exception cref="CheckpointException">The model cannot be used; the message lists every problem (the first 20, then their number).</exception>
    public static Checkpoint Open(string folder) => OpenPart(folder, null);

    /// <summary>Opens the part of a model that one shard needs; only the files that hold it are mapped.</summary>
    /// <param name="folder">A folder in Hugging Face layout.</param>
    /// <param name="blocks">The blocks; the first also brings the embedding, the last the final norm and the LM head.</param>
    /// <exception cref="CheckpointException">The model cannot be used; the message lists every problem (the first 20, then their number).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The model does not have these blocks.</exception>
    public static Checkpoint Open(string folder, BlockRange blocks) => OpenPart(folder, blocks);

    /// <summary>A tensor where it lies.</summary>
    /// <param name="name">The tensor's name, one of <see cref="ExpectedTensors.For(ModelConfig, BlockRange)"/>.</param>
    /// <exception cref="CheckpointException">The tensor is not among those of <see cref="Blocks"/>.</exception>
    public TensorView Tensor(string name)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return tensors.TryGetValue(name, out var tensor)
            ? tensor
            : throw new CheckpointException(name == ExpectedTensors.LmHead && Config.TiedEmbeddings
                ? $"{Folder} has tied embeddings: use {ExpectedTensors.Embedding} in place of {name}."
                : $"Blocks {Blocks} of {Folder} have no tensor {name}. Check the name and the range.");
    }

    /// <summary>Unmaps the weights; every <see cref="TensorView"/> from here is then invalid.</summary>
    public void Dispose()
    {
        disposed = true;
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private static Checkpoint OpenPart(string folder, BlockRange? range)
    {
        if (!Directory.Exists(folder))
        {
            throw new CheckpointException($"Cannot open the checkpoint {folder}: there is no such folder. Check the path.");
        }

        var config = ModelConfigReader.Read(folder);
        var blocks = range ?? BlockRange.All(config);
        if (blocks.First < 0 || blocks.First >= blocks.End || blocks.End > config.LayerCount)
        {
            throw new ArgumentOutOfRangeException(nameof(range), $"Blocks {blocks} of {folder}: the model has blocks [0, {config.LayerCount}).");
        }

        var problems = new ProblemList();
        var opening = new CheckpointOpening(folder, config, blocks, problems);
        try
        {
            opening.Run();
            problems.ThrowIfAny($"Cannot use the checkpoint {folder}");
            return new(folder, config, blocks, [.. opening.Files.Values], opening.Tensors);
        }
        catch
        {
            opening.Close();
            throw;
        }
    }
}
