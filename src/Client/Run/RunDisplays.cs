using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Run;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunDisplays
{
    public static IRunDisplay Choose(Screen screen, bool jsonEvents, TimeProvider clock) => screen switch
    {
        { IsJson: true } when jsonEvents => new EventLinesDisplay(screen),
        { IsJson: true } or { IsQuiet: true } => new SilentDisplay(screen),
        { IsTerminal: true } => new LiveDisplay(screen),
        _ => new PlainDisplay(screen, clock),
    };
}
