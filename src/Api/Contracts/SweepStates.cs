namespace SteerCluster.Api.Contracts;

/// <summary>Where a sweep stands, as the API writes it.</summary>
internal static class SweepStates
{
    public const string Planning = "planning";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Stopping = "stopping";
    public const string Stopped = "stopped";
    public const string Cancelled = "cancelled";
    public const string Finished = "finished";
    public const string Failed = "failed";

    /// <summary>Whether nothing happens to it any more until someone asks.</summary>
    public static bool IsAtRest(string state) => state is Paused or Stopped or Cancelled or Finished or Failed;
}
