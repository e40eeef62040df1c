namespace SteerCluster.Client.Failures;

/// <summary>A failure of the command itself; the message says what failed and what to change.</summary>
internal sealed class ClientException(string message, Exception? innerException = null) : Exception(message, innerException);
