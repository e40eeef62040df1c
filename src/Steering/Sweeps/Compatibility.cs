namespace SteerCluster.Steering.Sweeps;

/// <summary>Whose conventions are repeated.</summary>
public enum Compatibility
{
    /// <summary>Vectors are read at, and added to, a block's output.</summary>
    None,

    /// <summary>The reference study's newer script: read at block l's input, added to its output; answers other than A count as B.</summary>
    Seeds,
}
