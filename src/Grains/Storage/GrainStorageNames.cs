namespace SteerCluster.Grains.Storage;

/// <summary>Names of storage providers.</summary>
public static class GrainStorageNames
{
    /// <summary>The provider of all grains of this project.</summary>
    public const string Cluster = "steercluster";
}
