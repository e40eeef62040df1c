namespace SteerCluster.Grains.Units;

/// <summary>The place of a unit in storage.</summary>
[GenerateSerializer, Alias("steercluster.UnitSlot")]
internal sealed class UnitSlot
{
    /// <summary>The unit; null where nothing is kept of it.</summary>
    [Id(0)]
    public UnitRecordState? Unit { get; set; }
}
