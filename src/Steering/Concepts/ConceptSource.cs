namespace SteerCluster.Steering.Concepts;

/// <summary>Where a concept's items came from, for the manifest.</summary>
/// <param name="Path">The file as the sweep file names it.</param>
/// <param name="Format">The format it was read as.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
public sealed record ConceptSource(string Path, string Format, string Sha256);
