namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>Where a sweep stands.</summary>
[GenerateSerializer, Alias("steercluster.SweepState")]
public enum SweepState
{
    /// <summary>Its data, configurations and tokenizers are being read.</summary>
    Planning,

    /// <summary>Its waves are leased to silos.</summary>
    Running,

    /// <summary>No new waves are leased; running ones were given back. <c>resume</c> goes on.</summary>
    Paused,

    /// <summary>No new waves are leased; running ones finish.</summary>
    Stopping,

    /// <summary>Stopped after its running waves finished; <c>resume</c> goes on.</summary>
    Stopped,

    /// <summary>Given up; what is measured is kept, and launching the file again goes on.</summary>
    Cancelled,

    /// <summary>All units are done or parked, and the result files are written.</summary>
    Finished,

    /// <summary>It cannot be run as it is; the error says why.</summary>
    Failed,
}
