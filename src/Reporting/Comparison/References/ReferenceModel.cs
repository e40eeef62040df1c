namespace SteerCluster.Reporting.Comparison.References;

/// <summary>A model of a study.</summary>
/// <param name="Label">As its tables have it: <c>4B</c>.</param>
/// <param name="Id">As it can be fetched: <c>Qwen/Qwen3-4B</c>.</param>
/// <param name="Layers">Decoder blocks.</param>
public sealed record ReferenceModel(string Label, string Id, int Layers);
