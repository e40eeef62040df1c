namespace SteerCluster.Inference.Tokenization;

/// <summary>A tokenizer file that cannot be used. The message is one line: which file and key, the value it had, what to change.</summary>
public sealed class TokenizerException : Exception
{
    /// <summary>Makes the exception with its message.</summary>
    public TokenizerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its message and its cause.</summary>
    public TokenizerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
