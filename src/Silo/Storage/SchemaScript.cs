namespace SteerCluster.Silo.Storage;

/// <summary>A script of a schema.</summary>
/// <param name="File">Its file under <c>Storage/Schemas</c>.</param>
/// <param name="Unless">A query that gives true where the script has run already; null for one that may run again.</param>
internal sealed record SchemaScript(string File, string? Unless = null);
