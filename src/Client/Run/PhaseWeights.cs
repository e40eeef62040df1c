using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Run;

/// <summary>
/// How the work of a cell divides over its phases, roughly: in steered layers, counting a control as one. Enough to estimate time.
/// </summary>
/// <param name="Sweep">The swept layers and the baseline.</param>
/// <param name="Controls">Random and shuffled vectors.</param>
/// <param name="Generation">Generated tokens, a hundred as one pass.</param>
internal sealed record PhaseWeights(double Sweep, double Controls, double Generation)
{
    private const double TokensOfAPass = 100;

    public double Total => Sweep + Controls + Generation;

    public double this[string phase] => phase switch
    {
        CellProgress.SweepPhase => Sweep,
        CellProgress.ControlsPhase => Controls,
        CellProgress.GenerationPhase => Generation,
        _ => 0,
    };

    /// <param name="spec">The sweep.</param>
    /// <param name="units">Swept layers of the cell.</param>
    /// <param name="items">Eval items of the cell.</param>
    public static PhaseWeights Of(SweepSpec spec, int units, int items)
    {
        var steered = spec.Strengths.Count - 1;
        var controls = spec.Controls is { } c ? 2.0 * (c.RandomVectors + c.ShuffledLabels) * Layers(c.Layers, units) : 0;
        var generation = spec.Generation is { } g
            ? Layers(g.Layers, units) * (g.Strengths?.Count ?? spec.Strengths.Count) * g.NewTokens / TokensOfAPass * Math.Min(1, g.Items / (double)Math.Max(1, items))
            : 0;
        return new PhaseWeights(1 + ((double)steered * units), controls, generation);
    }

    private static int Layers(LayerSelection selection, int units) => selection switch
    {
        LayerSelection.Best => 1,
        LayerSelection.Chosen chosen => Math.Min(units, chosen.Layers.Count),
        _ => units,
    };
}
