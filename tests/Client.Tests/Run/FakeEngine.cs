using SteerCluster.Client.Run;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Tests.Run;

/// <summary>An engine whose run is a function.</summary>
internal sealed class FakeEngine(Func<IProgress<SweepEvent>, CancellationToken, SweepOutcome> run) : ISweepEngine
{
    public static CellSummary Cell { get; } = new()
    {
        Model = "nano",
        Concept = "corrigible",
        LayerCount = 8,
        Items = 120,
        BestLayer = 4,
        Delta = 3.217,
        DeltaInterval = (2.9, 3.5),
        CohensD = 1.53,
        AnswerMass = 0.012,
        HalfLayer = 5,
        HeldOut = (3.1, 2.7, 3.6),
        RandomPercentile = 0.31,
        Flags = ["answer mass 0.012 is below 0.05"],
    };

    public SweepPreview Preview(CancellationToken ct) => throw new NotSupportedException();

    public SweepOutcome Run(IProgress<SweepEvent> progress, CancellationToken ct) => run(progress, ct);

    /// <summary>One cell from its plan to its end.</summary>
    public static SweepOutcome OneCell(IProgress<SweepEvent> progress)
    {
        progress.Report(new SweepEvent.Planned([new PlannedCell("nano", "corrigible", 6, 120, 0)]));
        progress.Report(new SweepEvent.Warning("odd data"));
        progress.Report(new SweepEvent.ModelOpened("nano", "qwen3, 8 layers"));
        progress.Report(new SweepEvent.Progress("nano", "corrigible", "sweep", 120, 120, 1e4));
        progress.Report(new SweepEvent.CellFinished(Cell));
        return new SweepOutcome("/results", [Cell]);
    }
}
