namespace SteerCluster.Steering.Concepts;

/// <summary>Concept data that can not be used. The message is one line: file, line, what was expected, what to change.</summary>
/// <param name="message">What failed, on which file and line.</param>
/// <param name="innerException">The cause, if another error was.</param>
public sealed class ConceptException(string message, Exception? innerException = null)
    : Exception(message, innerException);
