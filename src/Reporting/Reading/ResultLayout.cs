namespace SteerCluster.Reporting.Reading;

/// <summary>Where the cells of a result folder are.</summary>
/// <param name="ConceptsFolder">The folder that holds the concepts.</param>
/// <param name="Cells">Folders of cells that have rows, by name.</param>
/// <param name="Empty">Folders of cells that have none (yet), by name.</param>
/// <param name="Manifest">Where <c>manifest.json</c> would be.</param>
/// <param name="IsWhole">Whether these are all cells, not those of one concept or one cell alone.</param>
internal sealed record ResultLayout(
    string ConceptsFolder, IReadOnlyList<string> Cells, IReadOnlyList<string> Empty, string Manifest, bool IsWhole)
{
    public const string LogitDiffFolder = "logit_diff_sweep";

    /// <summary>Where the second method's folders would be; they stand beside <see cref="LogitDiffFolder"/> alone.</summary>
    public string? GenerationFolder =>
        Path.GetFileName(ConceptsFolder) == LogitDiffFolder && Path.GetDirectoryName(ConceptsFolder) is { } parent
            ? Path.Combine(parent, GenerationFile.Folder)
            : null;

    /// <summary>A cell's folder as <c>concept/model</c>.</summary>
    /// <param name="cell">The folder.</param>
    public string Name(string cell) => Path.GetRelativePath(ConceptsFolder, cell);

    /// <summary>Finds out which level of the layout a folder is: a result folder, the folder of the concepts, one concept, or one cell.</summary>
    /// <exception cref="ReportException">It is none of these.</exception>
    public static ResultLayout Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
        {
            throw new ReportException(File.Exists(full)
                ? $"{folder}: this is a file; expected a result folder."
                : $"{folder}: there is no such folder; expected a result folder.");
        }

        try
        {
            return Find(folder, full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{folder}: the folder cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private static ResultLayout Find(string folder, string full)
    {
        if (Directory.Exists(Path.Combine(full, LogitDiffFolder)))
        {
            return Concepts(folder, Path.Combine(full, LogitDiffFolder), Path.Combine(full, ManifestFile.Name));
        }

        if (HasRows(full))
        {
            var concepts = Parent(Parent(full));
            return new ResultLayout(concepts, [full], [], ManifestOf(concepts), IsWhole: false);
        }

        var children = Folders(full);
        if (children.Any(HasRows))
        {
            var concepts = Parent(full);
            return new ResultLayout(concepts, [.. children.Where(HasRows)], [.. children.Where(IsUnfinished)], ManifestOf(concepts), IsWhole: false);
        }

        return Concepts(folder, full, ManifestOf(full));
    }

    private static ResultLayout Concepts(string folder, string concepts, string manifest)
    {
        var cells = Folders(concepts).SelectMany(Folders).ToArray();
        var layout = new ResultLayout(concepts, [.. cells.Where(HasRows)], [.. cells.Where(IsUnfinished)], manifest, IsWhole: true);
        return layout.Cells.Count > 0 ? layout : throw new ReportException(
            $"{folder}: there are no results in it; expected <concept>/<model>/{PerSampleFile.Name}, below {LogitDiffFolder} or directly.");
    }

    private static string ManifestOf(string concepts) =>
        Path.Combine(Path.GetFileName(concepts) == LogitDiffFolder ? Parent(concepts) : concepts, ManifestFile.Name);

    private static string Parent(string folder) => Path.GetDirectoryName(folder) ?? folder;

    private static bool HasRows(string folder) => File.Exists(Path.Combine(folder, PerSampleFile.Name));

    private static bool IsUnfinished(string folder) => !HasRows(folder);

    /// <summary>Folders without hidden ones (a notebook's checkpoints).</summary>
    private static string[] Folders(string folder) =>
        [.. Directory.GetDirectories(folder).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)];
}
