namespace SteerCluster.Inference.Checkpoints;

/// <summary>The element types in which weights are stored and used.</summary>
public enum DataType
{
    /// <summary>IEEE 754 binary32.</summary>
    F32,

    /// <summary>bfloat16: the upper half of a binary32.</summary>
    BF16,

    /// <summary>IEEE 754 binary16.</summary>
    F16,
}
