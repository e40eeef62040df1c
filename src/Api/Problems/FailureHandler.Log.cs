namespace SteerCluster.Api.Problems;

internal sealed partial class FailureHandler
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "{Path}: the cluster does not answer")]
    private partial void LogOutage(Exception exception, string path);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "{Path} failed")]
    private partial void LogFailure(Exception exception, string path);
}
