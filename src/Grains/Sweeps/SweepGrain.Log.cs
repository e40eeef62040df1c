using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Sweeps;

internal sealed partial class SweepGrain
{
    [LoggerMessage(1200, LogLevel.Information, "Sweep {Sweep} planned: {Cells} cells. {Error}")]
    private partial void LogPlanned(string sweep, int cells, string? error);

    [LoggerMessage(1201, LogLevel.Information, "Sweep {Sweep}, model {Model}, concept {Concept}: {State}. {Error}")]
    private partial void LogCell(string sweep, string model, string concept, CellState state, string? error);

    [LoggerMessage(1202, LogLevel.Information, "Sweep {Sweep} finished. {Error}")]
    private partial void LogFinished(string sweep, string? error);

    [LoggerMessage(1203, LogLevel.Warning, "Sweep {Sweep} tries again: {Error}")]
    private partial void LogTriedAgain(string sweep, string error);
}
