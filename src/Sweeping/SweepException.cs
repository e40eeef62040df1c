namespace SteerCluster.Sweeping;

/// <summary>A sweep cannot be run as asked; the message says what, on which object, and what to change.</summary>
public sealed class SweepException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SweepException()
    {
    }

    /// <summary>Creates the exception with its one clear line.</summary>
    public SweepException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its one clear line and its cause.</summary>
    public SweepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
