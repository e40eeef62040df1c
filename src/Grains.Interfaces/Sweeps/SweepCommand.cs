namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>What a user asks of a sweep.</summary>
[GenerateSerializer, Alias("steercluster.SweepCommand")]
public enum SweepCommand
{
    /// <summary>Lease nothing more and give running waves back.</summary>
    Pause,

    /// <summary>Go on after a pause or a stop.</summary>
    Resume,

    /// <summary>Lease nothing more and let running waves finish.</summary>
    Stop,

    /// <summary>Give up; running waves are given back.</summary>
    Cancel,
}
