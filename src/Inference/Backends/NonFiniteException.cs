namespace SteerCluster.Inference.Backends;

/// <summary>A value that must be finite is NaN or infinite.</summary>
public sealed class NonFiniteException : ArithmeticException
{
    /// <summary>Creates the exception.</summary>
    public NonFiniteException()
    {
    }

    /// <summary>Creates the exception with a message that names the object and what to change.</summary>
    public NonFiniteException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public NonFiniteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
