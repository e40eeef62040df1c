namespace SteerCluster.Silo.Configuration;

/// <summary>The folders of a silo; nothing outside of them is read or written for a sweep.</summary>
/// <param name="Models">Full paths of the folders below which models lie.</param>
/// <param name="Results">Full path of the folder that gets a folder per sweep.</param>
public sealed record RootSettings(IReadOnlyList<string> Models, string Results);
