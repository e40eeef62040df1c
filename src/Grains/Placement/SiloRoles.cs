namespace SteerCluster.Grains.Placement;

/// <summary>What silos say of themselves in their metadata (<c>ORLEANS__METADATA__&lt;key&gt;</c>).</summary>
public static class SiloRoles
{
    /// <summary>The key of the role: <see cref="Control"/>, <see cref="Measure"/>, or both with a comma.</summary>
    public const string Key = "steercluster.role";

    /// <summary>The key of the accelerator, as <c>cuda:0</c>; absent where there is none.</summary>
    public const string AcceleratorKey = "steercluster.accelerator";

    /// <summary>Holds sweeps, scheduler and index.</summary>
    public const string Control = "control";

    /// <summary>Has a device, sees the models, and measures.</summary>
    public const string Measure = "measure";
}
