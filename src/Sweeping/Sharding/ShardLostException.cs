namespace SteerCluster.Sweeping.Sharding;

/// <summary>
/// A shard in another process cannot be reached, or no longer has what the work needs: its process ended, its weights were
/// evicted, a session expired. The work itself is not at fault and can be done again elsewhere.
/// </summary>
public sealed class ShardLostException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ShardLostException()
    {
    }

    /// <summary>Creates the exception with a message that names the shard and what was lost.</summary>
    public ShardLostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ShardLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
