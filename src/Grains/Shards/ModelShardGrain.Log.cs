using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Interfaces.Shards;

namespace SteerCluster.Grains.Shards;

internal sealed partial class ModelShardGrain
{
    [LoggerMessage(5001, LogLevel.Information, "Shard {Key}: loading from {Folder} for {Caller}")]
    private partial void LogLoading(ShardKey key, string folder, string caller);

    [LoggerMessage(5003, LogLevel.Warning, "Shard {Key}: cannot be loaded from {Folder}")]
    private partial void LogNotLoaded(Exception error, ShardKey key, string folder);

    [LoggerMessage(5002, LogLevel.Information, "Shard {Key}: released by {Caller}")]
    private partial void LogReleased(ShardKey key, string caller);
}
