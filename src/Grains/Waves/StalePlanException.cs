namespace SteerCluster.Grains.Waves;

/// <summary>A wave belongs to a plan that its sweep does not have any more; it is given back.</summary>
public sealed class StalePlanException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StalePlanException()
    {
    }

    /// <summary>Creates the exception with its message.</summary>
    public StalePlanException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and its cause.</summary>
    public StalePlanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
