using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Reading;

/// <summary>
/// Facts of models that result files may lack. An architecture is read from the model's own configuration wherever the files tell it;
/// the catalogue only fills gaps, and names what no configuration tells: the training method.
/// </summary>
public sealed class ModelCatalogue
{
    private const string Resource = "models.yaml";

    private static readonly Lazy<ModelCatalogue> LazyBuiltIn = new(ReadBuiltIn);

    private readonly Dictionary<string, ModelEntry> byFolder;

    private ModelCatalogue(IEnumerable<ModelEntry> entries)
    {
        Entries = [.. entries];
        byFolder = Entries.ToDictionary(entry => ModelFolderName.Of(entry.Id));
    }

    /// <summary>The models that come with the tool: <c>reference/models.yaml</c>.</summary>
    public static ModelCatalogue BuiltIn => LazyBuiltIn.Value;

    /// <summary>All models: the built-in ones in their order, then those of the user's file that are new.</summary>
    public IReadOnlyList<ModelEntry> Entries { get; }

    /// <summary>Reads a file and lays it over the built-in catalogue: what it says of a model goes first, and its labels go before those of result files.</summary>
    /// <param name="path">A <c>models.yaml</c>.</param>
    /// <exception cref="ReportException">The file cannot be read or used; the message has all of its problems.</exception>
    public static ModelCatalogue Load(string path)
    {
        try
        {
            return BuiltIn.With(CatalogueReader.Parse(File.ReadAllText(path), path, relabels: true));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{path}: the model catalogue cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>Finds a model; null where it is not known.</summary>
    /// <param name="id">Its id (<c>Qwen/Qwen3-4B</c>) or the name of its result folder (<c>Qwen_Qwen3_4B</c>).</param>
    public ModelEntry? Find(string id) => id.Length == 0 ? null : byFolder.GetValueOrDefault(ModelFolderName.Of(id));

    private static ModelCatalogue ReadBuiltIn()
    {
        using var reader = new StreamReader(typeof(ModelCatalogue).Assembly.GetManifestResourceStream(Resource)!);
        return new ModelCatalogue(CatalogueReader.Parse(reader.ReadToEnd(), Resource, relabels: false));
    }

    private ModelCatalogue With(IReadOnlyList<ModelEntry> own)
    {
        var folders = Entries.Select(entry => ModelFolderName.Of(entry.Id)).ToHashSet();
        var overlay = own.ToDictionary(entry => ModelFolderName.Of(entry.Id));
        return new ModelCatalogue(
        [
            .. Entries.Select(entry => overlay.TryGetValue(ModelFolderName.Of(entry.Id), out var mine) ? mine.Or(entry) : entry),
            .. own.Where(entry => !folders.Contains(ModelFolderName.Of(entry.Id))),
        ]);
    }
}
