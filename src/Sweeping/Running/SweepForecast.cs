using SteerCluster.Steering.Planning;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Running;

/// <summary>What a prepared sweep costs.</summary>
internal sealed class SweepForecast
{
    private readonly SweepSpec _spec;
    private readonly IReadOnlyList<PreparedModel> _models;
    private readonly long _budget;

    /// <param name="spec">The sweep.</param>
    /// <param name="models">Its models, prepared, in the order of the spec.</param>
    /// <param name="budget">Bytes of activations that a chunk may take.</param>
    public SweepForecast(SweepSpec spec, IReadOnlyList<PreparedModel> models, long budget)
    {
        (_spec, _models, _budget) = (spec, models, budget);
        var cells = models.SelectMany(m => m.Cells.Select(c => (Key: (m.Spec, c.Concept.Name), Tokens: Count(c)))).ToDictionary(p => p.Key, p => p.Tokens);
        Plan = SweepPlan.Of(spec, model => models.First(m => m.Spec == model).Config.LayerCount, (model, concept) => cells[(model, concept.Name)]);
        ControlPasses = [.. Plan.Waves.Select(CountControlPasses)];
    }

    /// <summary>The waves, models in the file's order, then concepts, with their token counts.</summary>
    public SweepPlan Plan { get; }

    /// <summary>Passes of the control vectors of each wave.</summary>
    public IReadOnlyList<double> ControlPasses { get; }

    /// <summary>Tokens through the whole model: extraction, sweep and controls.</summary>
    public long Tokens => (long)(Plan.Waves.Sum(w => w.TokenPasses ?? 0) + Plan.Waves.Zip(ControlPasses, (w, passes) => w.Tokens!.Value.Eval * passes).Sum());

    /// <summary>Texts to generate.</summary>
    public long GeneratedTexts => _models.Sum(m => m.Cells.Sum(c => CountTexts(m, c)));

    /// <summary>Most activations that a chunk of a wave takes.</summary>
    public long PeakActivationBytes => _models.SelectMany(m => m.Cells.Select(c => PeakOf(m, c))).Max();

    private TokenCounts Count(PreparedCell cell) => new(
        cell.Pairs.Sum(p => (long)p.Matching.Length + p.NotMatching.Length),
        cell.Items.Sum(i => (long)i.Length),
        cell.Items.Sum(i => (long)i.Length - _spec.Positions.FirstSteered(i)));

    private double CountControlPasses(PlannedWave wave)
    {
        if (_spec.Controls is not { } controls)
        {
            return 0;
        }

        IReadOnlyList<int> layers = controls.Layers is LayerSelection.Best
            ? [wave.Layers[wave.Layers.Count / 2]]
            : _models.First(m => m.Spec == wave.Model).Swept(controls.Layers);
        var ends = new[] { _spec.Strengths[0], _spec.Strengths[^1] }.Count(s => s != 0);
        var steered = (double)wave.Tokens!.Value.EvalSteered / wave.Tokens.Value.Eval;
        return 1 + ((controls.RandomVectors + controls.ShuffledLabels) * ends * steered
            * layers.Sum(l => (double)(wave.LayerCount - 1 - l) / wave.LayerCount));
    }

    private long CountTexts(PreparedModel model, PreparedCell cell)
    {
        if (_spec.Generation is not { } generation)
        {
            return 0;
        }

        var layers = generation.Layers is LayerSelection.Best ? 1 : model.Swept(generation.Layers).Count;
        var strengths = generation.Strengths ?? _spec.Strengths;
        return Math.Min(generation.Items, cell.Items.Count) * (((long)layers * strengths.Count(s => s != 0)) + strengths.Count(s => s == 0));
    }

    /// <summary>Activations of the largest chunk: what fits the budget, or one item if that alone exceeds it.</summary>
    private long PeakOf(PreparedModel model, PreparedCell cell)
    {
        double[] strengths = [.. _spec.SteeredStrengths];
        var group = new WaveGroup(cell.Items, [.. model.Layers.Select(l => new WaveUnit(l, [], strengths))]);
        var items = Enumerable.Range(0, cell.Items.Count).Select(i => ActivationCost.ItemBytes(model.Config, group, i, _spec.Positions)).ToArray();
        return Math.Max(items.Max(), Math.Min(items.Sum(), _budget));
    }
}
