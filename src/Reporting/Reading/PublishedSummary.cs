namespace SteerCluster.Reporting.Reading;

/// <summary>What a result folder says of itself, to be held against what its rows give.</summary>
/// <param name="BestLayer"><c>best_layer</c> of <c>summary.json</c>.</param>
/// <param name="BestDelta"><c>best_delta</c>.</param>
/// <param name="TopLayers"><c>top_5_layers</c>.</param>
/// <param name="Layers">The numeric columns of <c>layer_summary.csv</c> by layer, then by name.</param>
public sealed record PublishedSummary(
    int? BestLayer, double? BestDelta, IReadOnlyList<int> TopLayers, IReadOnlyDictionary<int, IReadOnlyDictionary<string, double>> Layers);
