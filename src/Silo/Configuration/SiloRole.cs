namespace SteerCluster.Silo.Configuration;

/// <summary>What a silo is for.</summary>
public enum SiloRole
{
    /// <summary>Both of the following; the default.</summary>
    Both,

    /// <summary>Holds sweeps, the scheduler and summaries; measures nothing.</summary>
    Control,

    /// <summary>Loads models and measures.</summary>
    Measure,
}
