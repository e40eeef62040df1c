namespace SteerCluster.Reporting;

/// <summary>A result folder, a reference table or a vector file cannot be used; the message says which, why, and what to change.</summary>
public sealed class ReportException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong, on which file, and what to change.</param>
    /// <param name="inner">The cause, if another exception told it.</param>
    public ReportException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
