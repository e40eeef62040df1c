namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>A message between shards is damaged, of another version, or not for this shard.</summary>
public sealed class ShardMessageException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ShardMessageException()
    {
    }

    /// <summary>Creates the exception with a message that says what is wrong with which value.</summary>
    public ShardMessageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ShardMessageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
