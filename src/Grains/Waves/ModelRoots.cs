using SteerCluster.Grains.Hosting;
using SteerCluster.Sweeping;

namespace SteerCluster.Grains.Waves;

/// <summary>Finds the folders of models, inside the roots alone.</summary>
internal sealed class ModelRoots(RootOptions options)
{
    private readonly string[] _roots = [.. options.Models.Select(r => Path.TrimEndingDirectorySeparator(Path.GetFullPath(r)))];

    /// <summary>The folder of a model.</summary>
    /// <param name="label">The model's label.</param>
    /// <param name="path">An absolute path under a root; or one relative to a root, or to the base folder where that leads under a root.</param>
    /// <param name="baseFolder">The folder of the sweep file.</param>
    /// <exception cref="SweepException">It leads out of the roots.</exception>
    public string Find(string label, string path, string baseFolder)
    {
        IEnumerable<string> bases = Path.IsPathRooted(path) ? ["/"] : [.. _roots, .. Path.IsPathRooted(baseFolder) ? [baseFolder] : Array.Empty<string>()];
        string[] inside = [.. bases.Select(b => Path.GetFullPath(Path.Combine(b, path))).Where(IsInside)];
        return inside.FirstOrDefault(Directory.Exists) ?? inside.FirstOrDefault() ?? throw new SweepException(
            $"Model {label}: path {path} does not lie under a model root of this silo ({string.Join(", ", _roots)}); put the model there, or add a root.");
    }

    private bool IsInside(string folder) =>
        _roots.Any(root => folder == root || folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
