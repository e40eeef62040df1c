namespace SteerCluster.Sweeping.Sharding;

/// <summary>A shard in another process failed at a call, or refused it; the message is that of its error.</summary>
public sealed class ShardException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ShardException()
    {
    }

    /// <summary>Creates the exception with a message that names the shard and the error there.</summary>
    public ShardException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ShardException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
