using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>A cell's headline numbers in JSON.</summary>
internal sealed record CellJson(
    string Model,
    string Concept,
    int LayerCount,
    int Items,
    int BestLayer,
    double Delta,
    double[] DeltaInterval,
    double CohensD,
    double AnswerMass,
    int? HalfLayer,
    double? HeldOutDelta,
    double[]? HeldOutInterval,
    double? RandomPercentile,
    IReadOnlyList<string> Flags)
{
    public static CellJson Of(CellSummary cell) => new(
        cell.Model,
        cell.Concept,
        cell.LayerCount,
        cell.Items,
        cell.BestLayer,
        cell.Delta,
        [cell.DeltaInterval.Low, cell.DeltaInterval.High],
        cell.CohensD,
        cell.AnswerMass,
        cell.HalfLayer,
        cell.HeldOut?.Delta,
        cell.HeldOut is { } held ? [held.Low, held.High] : null,
        cell.RandomPercentile,
        cell.Flags);
}
