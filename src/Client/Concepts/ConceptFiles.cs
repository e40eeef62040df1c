using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Concepts;

/// <summary>The data files that a user names: files, and folders with everything below them.</summary>
internal static class ConceptFiles
{
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Below).Distinct(StringComparer.Ordinal)];

    /// <summary>The folder that all of several paths begin with, as far as it is worth leaving out; else empty.</summary>
    public static string CommonFolder(IReadOnlyList<string> paths)
    {
        var folder = paths.Count < 2 ? "" : Path.GetDirectoryName(paths[0]) ?? "";
        while (folder.Length > 0 && !paths.All(path => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            folder = Path.GetDirectoryName(folder) ?? "";
        }

        return folder == Path.GetPathRoot(folder) ? "" : folder;
    }

    private static IEnumerable<string> Below(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var found = Directory.EnumerateFiles(path, "*", options)
            .Where(file => Path.GetExtension(file) is ".jsonl" or ".json")
            .Order(StringComparer.Ordinal)
            .ToArray();
        return found.Length > 0 ? found : throw new ClientException($"{path}: no *.jsonl or *.json at or below this folder.");
    }
}
