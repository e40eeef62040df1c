namespace SteerCluster.Sweeping.Running;

/// <summary>A cell was to be made from its records alone, and one is not there: it must be measured.</summary>
public sealed class MissingRecordsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MissingRecordsException()
    {
    }

    /// <summary>Creates the exception with its message.</summary>
    public MissingRecordsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and its cause.</summary>
    public MissingRecordsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static void ThrowIfNone<T>(IReadOnlyList<T> shards, string phase, PreparedCell cell)
    {
        if (shards.Count == 0)
        {
            throw new MissingRecordsException($"Concept {cell.Concept.Name}: records of {phase} are missing and there is no model to measure them with.");
        }
    }
}
