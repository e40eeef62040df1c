using System.Text.Json;
using SteerCluster.Api.Contracts;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Sweeps;

/// <summary>From grain contracts to the API's.</summary>
internal static class SweepMapping
{
    public static SweepInfo Of(SweepStatus status, bool withCells = true) => new(
        status.Id,
        Name(status.State),
        status.Cells.GroupBy(cell => cell.State).OrderBy(group => group.Key).ToDictionary(group => Name(group.Key), group => group.Sum(cell => cell.Layers.Count)),
        status.Cells.Sum(cell => cell.Layers.Count),
        withCells ? [.. status.Cells.Select(Of)] : null,
        status.Warnings,
        status.Error,
        status.Version,
        status.Launched,
        status.Finished);

    public static CellInfo Of(CellStatus cell) => new(
        cell.Model, cell.Concept, Name(cell.State), cell.Layers.Count, cell.Attempts, cell.Worker, cell.Error, Of(cell.Headline));

    /// <summary>A value of an enumeration as JSON has it: <c>snake_case</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static HeadlineInfo? Of(CellHeadline? headline) => headline is null
        ? null
        : new(headline.BestLayer, headline.LayerCount, headline.Delta, headline.DeltaLow, headline.DeltaHigh, headline.CohensD, headline.AnswerMass, headline.Flags);
}
