using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Interfaces.Shards;

namespace SteerCluster.Grains.Shards;

public sealed partial class SplitModels
{
    [LoggerMessage(5011, LogLevel.Information, "Shard {Key} could not be told that it is released")]
    private partial void LogNotReleased(Exception error, ShardKey key);
}
