namespace SteerCluster.Grains.Hosting;

/// <summary>The folders that a silo may use. Results are in one folder that all silos see.</summary>
public sealed record RootOptions
{
    /// <summary>Folders under which models lie; others are refused.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The folder of the results: each sweep has one under it.</summary>
    public required string Results { get; init; }

    /// <summary>The result folder of a sweep.</summary>
    /// <param name="sweep">The sweep's id.</param>
    public string ResultFolder(string sweep) => Path.Combine(Path.GetFullPath(Results), FolderName(sweep));

    /// <summary>A sweep may be named with dots alone, which no folder should be.</summary>
    private static string FolderName(string sweep) => sweep.All(c => c == '.') ? sweep.Replace('.', '_') : sweep;
}
