using System.Text.Json;
using SteerCluster.Api.Contracts;

namespace SteerCluster.Client.Tests.Cluster;

/// <summary>Sweeps as the API writes them.</summary>
internal static class Sweeps
{
    public static CellInfo Cell(string model, string concept, string state, string? worker = null, string? error = null) => new(
        model, concept, state, 10, state == CellStates.Queued ? 0 : 1, worker, error,
        state == CellStates.Done ? new HeadlineInfo(5, 12, 3.25, 3, 3.5, 1.5, 0.9, []) : null);

    public static SweepInfo Of(string state, long version, params CellInfo[] cells) => new(
        "demo", state, cells.GroupBy(cell => cell.State).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Units)), cells.Sum(cell => cell.Units), cells,
        [], null, version, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), null);

    public static string Json(SweepInfo sweep) => JsonSerializer.Serialize(sweep, ApiJson.Default.SweepInfo);
}
