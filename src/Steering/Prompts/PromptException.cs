namespace SteerCluster.Steering.Prompts;

/// <summary>A dialog that a format cannot write, or a format that does not exist. The message is one line.</summary>
public sealed class PromptException : Exception
{
    /// <summary>Makes the exception with its message.</summary>
    public PromptException(string message)
        : base(message)
    {
    }
}
