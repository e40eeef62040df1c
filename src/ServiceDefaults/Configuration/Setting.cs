namespace SteerCluster.ServiceDefaults.Configuration;

/// <summary>One key of the configuration, for the reference and for finding misspelt keys.</summary>
/// <param name="Key">Its name below <c>SteerCluster</c>, with colons.</param>
/// <param name="Default">Its default in words; empty where there is none.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Meaning">What it does.</param>
public sealed record Setting(string Key, string Default, string Allowed, string Meaning);
