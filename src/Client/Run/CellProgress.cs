using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>How far one (model, concept) is.</summary>
internal sealed class CellProgress(PlannedCell plan)
{
    public const string VectorsPhase = "vectors";
    public const string SweepPhase = "sweep";

    public PlannedCell Plan { get; } = plan;

    /// <summary>The engine's word for what it does; empty before it begins.</summary>
    public string Phase { get; set; } = "";

    /// <summary>Items of the phase done.</summary>
    public int Done { get; set; }

    /// <summary>Items of the phase.</summary>
    public int Total { get; set; }

    public bool Finished { get; set; }

    /// <summary>Units are complete once every item went through all of the cell's layers.</summary>
    public int UnitsDone => Fraction >= 1 ? Plan.Units : 0;

    /// <summary>Work in the cell, in layers times items: what an estimate of time needs.</summary>
    public double Weight => (double)Plan.Units * Math.Max(1, Plan.Items);

    /// <summary>Share of the sweep phase that is done, from 0 to 1.</summary>
    public double Fraction => Finished ? 1 : Phase switch
    {
        "" or VectorsPhase => AtStart,
        SweepPhase => Total == 0 ? AtStart : Math.Max(AtStart, Math.Min(1, (double)Done / Total)),
        _ => 1,
    };

    /// <summary>Share that an earlier run had done.</summary>
    public double AtStart => Plan.Items == 0 ? 0 : Math.Min(1, (double)Plan.ItemsDone / Plan.Items);
}
