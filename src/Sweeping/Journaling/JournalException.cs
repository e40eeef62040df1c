namespace SteerCluster.Sweeping.Journaling;

/// <summary>A journal that cannot be opened, read or written; the message names the file, what failed and what to do.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, on which file and record, and what to change.</param>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What failed, on which file and record, and what to change.</param>
    /// <param name="innerException">The cause.</param>
    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
