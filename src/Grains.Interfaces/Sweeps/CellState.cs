namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>Where the wave of a cell stands; its units stand there too unless they are done.</summary>
[GenerateSerializer, Alias("steercluster.CellState")]
public enum CellState
{
    /// <summary>Waits for a silo.</summary>
    Queued,

    /// <summary>A silo has it.</summary>
    Running,

    /// <summary>Failed, and waits for its next attempt.</summary>
    Retrying,

    /// <summary>All units are measured; the files are being written.</summary>
    Measured,

    /// <summary>Measured and written.</summary>
    Done,

    /// <summary>Failed as often as is allowed; <c>retry</c> queues it again.</summary>
    Parked,
}
