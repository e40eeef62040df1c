namespace SteerCluster.Steering.Sweeps;

/// <summary>What to do about questions that are in train and in eval.</summary>
public enum Overlap
{
    /// <summary>Keep them, with a warning.</summary>
    Warn,

    /// <summary>Take them out of train.</summary>
    Drop,

    /// <summary>Refuse the files.</summary>
    Error,
}
