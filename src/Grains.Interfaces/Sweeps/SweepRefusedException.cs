namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>What was asked of a sweep cannot be done; the message says why, and what to change.</summary>
[GenerateSerializer, Alias("steercluster.SweepRefusedException")]
public sealed class SweepRefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SweepRefusedException()
    {
    }

    /// <summary>Creates the exception with its message.</summary>
    public SweepRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and its cause.</summary>
    public SweepRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
