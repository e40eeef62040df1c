namespace SteerCluster.Inference.Checkpoints;

/// <summary>A checkpoint or safetensors file that cannot be read, used or written; the message names the file and what to change.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public CheckpointException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, on which file or tensor, the value it had, and what to change.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What failed, on which file or tensor, the value it had, and what to change.</param>
    /// <param name="innerException">The cause.</param>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
