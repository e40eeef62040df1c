namespace SteerCluster.Steering.Statistics;

/// <summary>The layers of a (model, concept) in order of steerability.</summary>
/// <param name="Layer">The layer with the largest delta; of equal ones the lowest.</param>
/// <param name="Delta">Its delta.</param>
/// <param name="Top5">The five best layers (or all, if there are fewer), best first; of equal ones the lower first.</param>
public sealed record BestLayer(int Layer, double Delta, IReadOnlyList<int> Top5)
{
    /// <summary>Ranks layers by delta.</summary>
    /// <param name="layers">One or more layers.</param>
    /// <param name="deltas">The delta of each.</param>
    /// <exception cref="StatisticsException">There are no layers, or a delta is NaN.</exception>
    public static BestLayer Of(IReadOnlyList<int> layers, IReadOnlyList<double> deltas)
    {
        if (layers.Count == 0 || layers.Count != deltas.Count)
        {
            throw new StatisticsException(
                $"expected one delta a layer and one or more layers, found {layers.Count} layers and {deltas.Count} deltas.");
        }

        if (Enumerable.Range(0, layers.Count).FirstOrDefault(i => double.IsNaN(deltas[i]), -1) is var bad and >= 0)
        {
            throw new StatisticsException($"layer {layers[bad]}: the delta is not a number.");
        }

        var ranked = Enumerable.Range(0, layers.Count).OrderByDescending(i => deltas[i]).ThenBy(i => layers[i]).ToArray();
        return new BestLayer(layers[ranked[0]], deltas[ranked[0]], [.. ranked.Take(5).Select(i => layers[i])]);
    }
}
