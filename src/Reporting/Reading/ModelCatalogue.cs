namespace SteerCluster.Reporting.Reading;

/// <summary>
/// Facts of models that result files may lack. An architecture is read from the model's own configuration wherever the files tell it;
/// the catalogue only fills gaps, and names what no configuration tells: the training method.
/// </summary>
public sealed class ModelCatalogue
{
    private readonly Dictionary<string, ModelEntry> byFolder;

    internal ModelCatalogue(IEnumerable<ModelEntry> entries)
    {
        Entries = [.. entries];
        byFolder = Entries.ToDictionary(entry => Steering.Sweeps.ModelFolderName.Of(entry.Id));
    }

    /// <summary>The models that come with the tool.</summary>
    public static ModelCatalogue BuiltIn { get; } = new([]);

    /// <summary>All models, in the order of the file.</summary>
    public IReadOnlyList<ModelEntry> Entries { get; }

    /// <summary>Finds a model; null where it is not known.</summary>
    /// <param name="id">Its id (<c>Qwen/Qwen3-4B</c>) or the name of its result folder (<c>Qwen_Qwen3_4B</c>).</param>
    public ModelEntry? Find(string id) =>
        id.Length == 0 ? null : byFolder.GetValueOrDefault(Steering.Sweeps.ModelFolderName.Of(id));
}
