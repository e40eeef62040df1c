namespace SteerCluster.Grains.Scheduling;

/// <summary>How well a waiting wave suits a silo.</summary>
internal enum WaveChoice
{
    /// <summary>The silo has its model.</summary>
    Loaded,

    /// <summary>No silo has its model, and there is room.</summary>
    Fresh,

    /// <summary>Its model would be loaded once more.</summary>
    Replica,

    /// <summary>It is not for this silo now.</summary>
    None,
}
