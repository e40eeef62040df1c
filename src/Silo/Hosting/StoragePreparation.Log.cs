namespace SteerCluster.Silo.Hosting;

internal sealed partial class StoragePreparation
{
    [LoggerMessage(3001, LogLevel.Information, "Storage {Store} is ready")]
    private partial void LogReady(string store);

    [LoggerMessage(3002, LogLevel.Warning, "Storage {Store} is not ready, trying again: {Reason}")]
    private partial void LogWaiting(string store, string reason);
}
