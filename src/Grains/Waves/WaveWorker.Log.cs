using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Waves;

internal sealed partial class WaveWorker
{
    [LoggerMessage(1100, LogLevel.Information, "Wave of sweep {Sweep}, model {Model}, concept {Concept} begun, attempt {Attempt}")]
    private partial void LogBegun(string sweep, string model, string concept, int attempt);

    [LoggerMessage(1101, LogLevel.Information, "Wave of sweep {Sweep}, model {Model}, concept {Concept}: {Outcome} after {Seconds:F1} s. {Error}")]
    private partial void LogEnded(string sweep, string model, string concept, WaveOutcome outcome, double seconds, string? error);

    [LoggerMessage(1102, LogLevel.Warning, "Silo {Silo} could not reach the scheduler and tries again: {Error}")]
    private partial void LogPollFailed(string silo, string error);

    [LoggerMessage(1103, LogLevel.Warning, "{Unit} could not be kept and is tried again: {Error}")]
    private partial void LogKeepFailed(string unit, string error);

    [LoggerMessage(1104, LogLevel.Warning, "The outcome of wave {Wave} could not be told: {Error}")]
    private partial void LogCompleteFailed(string wave, string error);
}
