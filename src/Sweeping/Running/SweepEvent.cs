namespace SteerCluster.Sweeping.Running;

/// <summary>Something that a person who watches a run would want to know.</summary>
public abstract record SweepEvent
{
    private SweepEvent()
    {
    }

    /// <summary>The plan is made; nothing has run yet.</summary>
    /// <param name="Cells">All (model, concept) cells in order.</param>
    public sealed record Planned(IReadOnlyList<PlannedCell> Cells) : SweepEvent;

    /// <summary>A warning about data, conventions or numbers.</summary>
    public sealed record Warning(string Text) : SweepEvent;

    /// <summary>A model was opened.</summary>
    /// <param name="Model">Label.</param>
    /// <param name="Description">Architecture, size and device in words.</param>
    public sealed record ModelOpened(string Model, string Description) : SweepEvent;

    /// <summary>Work on a cell went on.</summary>
    /// <param name="Model">Label.</param>
    /// <param name="Concept">Name.</param>
    /// <param name="Phase"><c>vectors</c>, <c>sweep</c>, <c>controls</c>, <c>generation</c>.</param>
    /// <param name="Done">Items of the phase done.</param>
    /// <param name="Total">Items of the phase.</param>
    /// <param name="Tokens">Residual-stream rows computed since the last event of this cell, in tokens through the whole model.</param>
    public sealed record Progress(string Model, string Concept, string Phase, int Done, int Total, double Tokens) : SweepEvent;

    /// <summary>A cell is finished and its files are written.</summary>
    public sealed record CellFinished(CellSummary Summary) : SweepEvent;
}
