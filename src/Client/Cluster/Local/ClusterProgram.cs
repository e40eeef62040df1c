namespace SteerCluster.Client.Cluster.Local;

/// <summary>A program of the cluster, found beside this one or in the build output.</summary>
/// <param name="Assembly">Its assembly.</param>
internal sealed record ClusterProgram(string Assembly)
{
    /// <summary>Finds a program; null where it was not built.</summary>
    /// <param name="project">The project's name: <c>Silo</c> or <c>Api</c>.</param>
    /// <param name="home">The folder of this program.</param>
    public static ClusterProgram? Find(string project, string home)
    {
        var file = $"SteerCluster.{project}.dll";
        var beside = new[] { Path.Combine(home, file), Path.Combine(home, project.ToLowerInvariant(), file) };
        return beside.Concat(BuildOutput(project, file, home)).FirstOrDefault(IsProgram) is { } assembly ? new ClusterProgram(assembly) : null;
    }

    // A referenced assembly lies beside its user too, but without what makes it a program.
    private static bool IsProgram(string assembly) => File.Exists(assembly) && File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json"));

    /// <summary><c>src/Silo/bin/Release/net10.0</c> above this program, of this program's own configuration first.</summary>
    private static IEnumerable<string> BuildOutput(string project, string file, string home)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(home); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var output = Path.Combine(folder, "src", project, "bin");
            if (!Directory.Exists(output))
            {
                continue;
            }

            var own = home.Split(Path.DirectorySeparatorChar);
            foreach (var assembly in Directory.EnumerateFiles(output, file, SearchOption.AllDirectories)
                .OrderByDescending(path => path.Split(Path.DirectorySeparatorChar).Intersect(own).Count())
                .ThenBy(path => path, StringComparer.Ordinal))
            {
                yield return assembly;
            }
        }
    }
}
