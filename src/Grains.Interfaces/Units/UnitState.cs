namespace SteerCluster.Grains.Interfaces.Units;

/// <summary>Where a unit stands.</summary>
[GenerateSerializer, Alias("steercluster.UnitState")]
public enum UnitState
{
    /// <summary>Not measured yet.</summary>
    Pending,

    /// <summary>A silo is measuring it.</summary>
    Running,

    /// <summary>Measured; its results are kept.</summary>
    Done,

    /// <summary>Failed as often as is allowed.</summary>
    Parked,
}
