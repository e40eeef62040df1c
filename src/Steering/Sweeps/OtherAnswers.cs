namespace SteerCluster.Steering.Sweeps;

/// <summary>What to do about items whose answers are not (A) and (B); they can not be measured.</summary>
public enum OtherAnswers
{
    /// <summary>Leave them out, with a warning.</summary>
    Drop,

    /// <summary>Refuse the file.</summary>
    Error,
}
