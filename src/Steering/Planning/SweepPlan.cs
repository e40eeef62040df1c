using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Planning;

/// <summary>What a sweep consists of. Pure: nothing is opened or loaded.</summary>
/// <param name="Waves">One for each (model, concept), models in the file's order, then concepts.</param>
public sealed record SweepPlan(IReadOnlyList<PlannedWave> Waves)
{
    /// <summary>All units in order of models, concepts, layers.</summary>
    public IEnumerable<UnitId> Units => Waves.SelectMany(wave => wave.Units);

    /// <summary>The number of units.</summary>
    public int UnitCount => Waves.Sum(wave => wave.Layers.Count);

    /// <summary>Plans a sweep.</summary>
    /// <param name="spec">The sweep.</param>
    /// <param name="layerCount">A model's number of blocks, from its config.</param>
    /// <param name="tokens">A (model, concept)'s token counts; null, or null for one, where they are not known.</param>
    /// <exception cref="SweepSpecException">A layer is outside a model.</exception>
    public static SweepPlan Of(
        SweepSpec spec, Func<ModelSpec, int> layerCount, Func<ModelSpec, ConceptSpec, TokenCounts?>? tokens = null)
    {
        var waves = new List<PlannedWave>();
        foreach (var model in spec.Models)
        {
            var count = layerCount(model);
            var layers = spec.Layers.Resolve(count, model.Label);
            foreach (var concept in spec.Concepts)
            {
                var counts = tokens?.Invoke(model, concept);
                var share = counts is { Eval: > 0 } known ? known.EvalSteered / (double)known.Eval : 1;
                waves.Add(new PlannedWave(model, concept, count, layers, WaveCost.Of(count, layers, spec.Strengths.Count, share), counts));
            }
        }

        return new SweepPlan(waves);
    }
}
