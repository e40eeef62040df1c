using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>How far one (model, concept) is.</summary>
internal sealed class CellProgress
{
    public const string SweepPhase = "sweep";
    public const string ControlsPhase = "controls";
    public const string GenerationPhase = "generation";
    private static readonly string[] Phases = [SweepPhase, ControlsPhase, GenerationPhase];

    private readonly PhaseWeights _weights;
    private readonly Dictionary<string, double> _done = [];
    private readonly Dictionary<string, double> _before = [];

    public CellProgress(PlannedCell plan, PhaseWeights weights)
    {
        (Plan, _weights) = (plan, weights);
        _done[SweepPhase] = _before[SweepPhase] = plan.Items == 0 ? 0 : Math.Min(1, (double)plan.ItemsDone / plan.Items);
    }

    public PlannedCell Plan { get; }

    /// <summary>The engine's word for what it does; empty before it begins.</summary>
    public string Phase { get; private set; } = "";

    /// <summary>Items of the phase done.</summary>
    public int Done { get; private set; }

    /// <summary>Items of the phase.</summary>
    public int Total { get; private set; }

    public bool Finished { get; private set; }

    /// <summary>Units are complete once every item went through all of the cell's layers.</summary>
    public int UnitsDone => Finished || _done[SweepPhase] >= 1 ? Plan.Units : 0;

    /// <summary>Work in the cell, in layers times items: what an estimate of time needs.</summary>
    public double Weight => _weights.Total * Math.Max(1, Plan.Items);

    /// <summary>Share of the work that is done, from 0 to 1.</summary>
    public double Fraction => Finished ? 1 : Share(_done);

    /// <summary>Share that an earlier run had done, as far as it is known.</summary>
    public double AtStart => Share(_before);

    public void Step(SweepEvent.Progress step)
    {
        (Phase, Done, Total) = (step.Phase, step.Done, step.Total);
        var share = step.Total == 0 ? 0 : Math.Min(1, (double)step.Done / step.Total);

        // Controls come in several groups; what is done never shrinks.
        _done[step.Phase] = Math.Max(_done.GetValueOrDefault(step.Phase), share);
        if (step.Tokens == 0)
        {
            _before[step.Phase] = Math.Max(_before.GetValueOrDefault(step.Phase), share);
        }
    }

    public void Finish() => Finished = true;

    private double Share(Dictionary<string, double> phases) =>
        Phases.Sum(phase => _weights[phase] * phases.GetValueOrDefault(phase)) / _weights.Total;
}
