namespace SteerCluster.Reporting.ControlVectors;

/// <summary>To which length exported vectors are brought before they are multiplied.</summary>
public enum VectorNorm
{
    /// <summary>As they are: a factor is then a strength of the sweep.</summary>
    None,

    /// <summary>Length 1: a factor is then a distance in the residual stream.</summary>
    Unit,

    /// <summary>The mean norm of the residual stream at the layer: a factor is then a share of it.</summary>
    Residual,
}
