namespace SteerCluster.Api.Contracts;

/// <summary>Something that happened to a sweep.</summary>
/// <param name="Version">The version of the sweep that shows it.</param>
/// <param name="Model">The model's label; null where it is about the sweep.</param>
/// <param name="Concept">The concept's name; null where it is about the sweep.</param>
/// <param name="Level"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Text">What happened.</param>
internal sealed record LogLine(long Version, string? Model, string? Concept, string Level, string Text);
