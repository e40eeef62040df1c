using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>How far a sweep is, as its events tell it. Used by one thread.</summary>
internal sealed class SweepProgress(SweepSpec spec, TimeProvider clock)
{
    private readonly Dictionary<(string Model, string Concept), CellProgress> _cells = [];
    private readonly RateMeter _rate = new(clock, TimeSpan.FromSeconds(20));
    private long _started = clock.GetTimestamp();

    /// <summary>The cell that something last happened in.</summary>
    public CellProgress? Current { get; private set; }

    public int CellCount => _cells.Count;

    public int CellsDone => _cells.Values.Count(cell => cell.Finished);

    public long UnitCount => _cells.Values.Sum(cell => (long)cell.Plan.Units);

    public long UnitsDone => _cells.Values.Sum(cell => (long)cell.UnitsDone);

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Tokens through the whole model in a second, over the last few seconds; null when too little is known.</summary>
    public double? TokensPerSecond => _rate.PerSecond;

    /// <summary>Share of all work that is done.</summary>
    public double Fraction => Share(cell => cell.Fraction);

    /// <summary>The time that is left, as this run went so far; null before anything can be said.</summary>
    public TimeSpan? Remaining => RemainingTime.Estimate(Elapsed, Share(cell => cell.AtStart), Fraction);

    public void Apply(SweepEvent happened)
    {
        switch (happened)
        {
            case SweepEvent.Planned planned:
                _cells.Clear();
                foreach (var cell in planned.Cells)
                {
                    _cells[(cell.Model, cell.Concept)] = new CellProgress(cell, PhaseWeights.Of(spec, cell.Units, cell.Items));
                }

                _started = clock.GetTimestamp();
                break;
            case SweepEvent.Progress step when Cell(step.Model, step.Concept) is { } cell:
                cell.Step(step);
                _rate.Add(step.Tokens);
                Current = cell;
                break;
            case SweepEvent.CellFinished { Summary: var summary } when Cell(summary.Model, summary.Concept) is { } cell:
                cell.Finish();
                Current = cell;
                break;
        }
    }

    private CellProgress? Cell(string model, string concept) => _cells.GetValueOrDefault((model, concept));

    private double Share(Func<CellProgress, double> fraction)
    {
        var weight = _cells.Values.Sum(cell => cell.Weight);
        return weight == 0 ? 0 : _cells.Values.Sum(cell => cell.Weight * fraction(cell)) / weight;
    }
}
