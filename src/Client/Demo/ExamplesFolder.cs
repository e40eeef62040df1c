using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Demo;

/// <summary>Finds the repository's <c>examples</c>.</summary>
internal static class ExamplesFolder
{
    private static readonly string Marker = Path.Combine("demo", "sweep.yaml");

    /// <summary>The folder that the user names, or the first one above the starts that has the demo's sweep file.</summary>
    /// <exception cref="ClientException">There is none.</exception>
    public static string Find(string? named, params IReadOnlyList<string> starts)
    {
        if (named is not null)
        {
            return File.Exists(Path.Combine(named, Marker))
                ? Path.GetFullPath(named)
                : throw new ClientException($"{named}: there is no {Marker} in it; --examples names the folder 'examples' of a checkout.");
        }

        return starts.SelectMany(Above).Select(folder => Path.Combine(folder, "examples")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Marker)))
            ?? throw new ClientException("the folder 'examples' is neither above the current folder nor above this program. Run from a checkout, or give --examples DIR.");
    }

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(start)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
