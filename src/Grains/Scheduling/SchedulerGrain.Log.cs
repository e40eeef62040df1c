using Microsoft.Extensions.Logging;

namespace SteerCluster.Grains.Scheduling;

internal sealed partial class SchedulerGrain
{
    [LoggerMessage(1000, LogLevel.Information, "The scheduler begins")]
    private partial void LogBegun();

    [LoggerMessage(1001, LogLevel.Warning, "Silo {Silo} left; its waves go back to the queue")]
    private partial void LogSiloLeft(string silo);

    [LoggerMessage(1002, LogLevel.Warning, "The lease of wave {Wave} was not renewed by silo {Silo}; the wave goes back to the queue")]
    private partial void LogExpired(string wave, string silo);

    [LoggerMessage(1003, LogLevel.Warning, "The sweeps could not be asked what waits, and are asked again: {Error}")]
    private partial void LogReconcileFailed(string error);
}
