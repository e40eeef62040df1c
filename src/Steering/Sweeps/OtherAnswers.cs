namespace SteerCluster.Steering.Sweeps;

/// <summary>What to do about items whose answers are not (A) and (B).</summary>
public enum OtherAnswers
{
    /// <summary>Leave them out, with a warning.</summary>
    Drop,

    /// <summary>Keep them: in the readout every answer other than (A) counts as (B), as in the reference study.</summary>
    Keep,

    /// <summary>Refuse the file.</summary>
    Error,
}
