using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Models;

/// <summary>A folder with a <c>config.json</c>.</summary>
/// <param name="Folder">Relative to where the search began.</param>
/// <param name="Architecture"><c>model_type</c>, or null where the configuration cannot be used.</param>
/// <param name="Layers">Decoder blocks.</param>
/// <param name="Hidden">Width of the residual stream.</param>
/// <param name="Heads">Query heads / key/value heads.</param>
/// <param name="Parameters">Number of weights.</param>
/// <param name="Dtype">Types of the weights.</param>
/// <param name="Bytes">Bytes of the weights.</param>
/// <param name="Tokenizer">Whether a tokenizer.json lies there.</param>
/// <param name="Problem">Why it cannot be used; null when it opens.</param>
internal sealed record FoundModel(
    string Folder,
    string? Architecture = null,
    int? Layers = null,
    int? Hidden = null,
    string? Heads = null,
    long? Parameters = null,
    string? Dtype = null,
    long? Bytes = null,
    bool Tokenizer = false,
    string? Problem = null)
{
    private const int MaxDepth = 8;

    /// <summary>Every model at or below a folder, in order of paths.</summary>
    public static IEnumerable<FoundModel> Below(string root) => Directory
        .EnumerateFiles(root, "config.json", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = MaxDepth })
        .Select(file => Path.GetDirectoryName(file)!)
        .Order(StringComparer.Ordinal)
        .Select(folder => Look(root, folder));

    private static FoundModel Look(string root, string folder)
    {
        var found = new FoundModel(Path.GetRelativePath(root, folder)) { Tokenizer = File.Exists(Path.Combine(folder, "tokenizer.json")) };
        try
        {
            var config = ModelConfigReader.Read(folder);
            found = found with
            {
                Architecture = config.Architecture.ModelType(),
                Layers = config.LayerCount,
                Hidden = config.HiddenSize,
                Heads = ModelText.Heads(config),
                Parameters = ModelText.Parameters(config),
            };
            using var checkpoint = Checkpoint.Open(folder);
            return found with { Dtype = ModelText.Types(checkpoint), Bytes = checkpoint.WeightBytes };
        }
        catch (CheckpointException error)
        {
            return found with { Problem = error.Message };
        }
    }
}
