namespace SteerCluster.Api.Contracts;

/// <summary>Where a cell and its units stand, as the API writes it.</summary>
internal static class CellStates
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Retrying = "retrying";
    public const string Measured = "measured";
    public const string Done = "done";
    public const string Parked = "parked";

    public static IReadOnlyList<string> All { get; } = [Queued, Running, Retrying, Measured, Done, Parked];
}
