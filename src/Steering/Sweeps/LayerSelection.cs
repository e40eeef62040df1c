namespace SteerCluster.Steering.Sweeps;

/// <summary>
/// Layers as a sweep file gives them. A number below 1 is a depth fraction f and means layer <c>int(f * n)</c>, in double
/// arithmetic as Python's; a number from 1 on is a layer (0 is layer 0 either way).
/// </summary>
public abstract record LayerSelection
{
    private LayerSelection()
    {
    }

    /// <summary>Every layer: <c>all</c>.</summary>
    public sealed record Every : LayerSelection;

    /// <summary>The best layer of each (model, concept), known when the sweep is measured: <c>best</c>, for generation and controls.</summary>
    public sealed record Best : LayerSelection;

    /// <summary>These layers: <c>[3, 4, 5]</c>.</summary>
    /// <param name="Layers">One or more layers or depth fractions.</param>
    public sealed record Chosen(IReadOnlyList<double> Layers) : LayerSelection;

    /// <summary>A range: <c>{from: 0.33}</c> or <c>{from: 4, to: 20, step: 2}</c>.</summary>
    /// <param name="From">The first layer or depth fraction. Default 0.</param>
    /// <param name="To">The last one, itself included; null means the model's last layer.</param>
    /// <param name="Step">The distance between layers, 1 or more. Default 1.</param>
    public sealed record Range(double From = 0, double? To = null, int Step = 1) : LayerSelection;

    /// <summary>The layers of a model, ascending, each once.</summary>
    /// <param name="layerCount">The model's number of blocks.</param>
    /// <param name="model">The model's label, for errors.</param>
    /// <param name="best">The best layer, where it is known.</param>
    /// <exception cref="SweepSpecException">A layer is outside the model, or none is left.</exception>
    /// <exception cref="InvalidOperationException">The best layer is asked for and not known.</exception>
    public IReadOnlyList<int> Resolve(int layerCount, string model, int? best = null)
    {
        switch (this)
        {
            case Every:
                return [.. Enumerable.Range(0, layerCount)];
            case Best:
                return [best ?? throw new InvalidOperationException($"The best layer of {model} is not known before it is measured.")];
            case Chosen chosen:
                return [.. chosen.Layers.Select(layer => At(layer, layerCount, model)).Distinct().Order()];
            case Range range:
                var from = At(range.From, layerCount, model);
                var to = range.To is { } last ? At(last, layerCount, model) : layerCount - 1;
                if (from > to)
                {
                    throw new SweepSpecException($"layers of model {model}: from {from} is above to {to} (of {layerCount} layers).");
                }

                return [.. Enumerable.Range(0, ((to - from) / range.Step) + 1).Select(i => from + (i * range.Step))];
            default:
                throw new InvalidOperationException($"Unknown selection {this}.");
        }
    }

    private static int At(double layer, int layerCount, string model)
    {
        var index = layer < 1 ? (int)(layer * layerCount) : (int)layer;
        return index >= 0 && index < layerCount
            ? index
            : throw new SweepSpecException($"layer {index} is outside model {model}, which has layers 0 to {layerCount - 1}.");
    }
}
