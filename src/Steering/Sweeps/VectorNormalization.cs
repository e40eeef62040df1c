namespace SteerCluster.Steering.Sweeps;

/// <summary>How vectors are scaled before use.</summary>
public enum VectorNormalization
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Per layer to the mean norm over the sweep's concepts, as CAA does.</summary>
    Layer,

    /// <summary>Relative to the mean residual norm at the layer: strength 1 adds a vector of that norm.</summary>
    Residual,
}
