namespace SteerCluster.Sweeping.Results;

/// <summary>A result file that cannot be written; the message is one line that names the file and the cause.</summary>
/// <param name="message">What failed, on which file.</param>
/// <param name="innerException">The cause.</param>
public sealed class ResultException(string message, Exception innerException) : Exception(message, innerException);
