using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// <c>layer_summary.csv</c>: one row per layer. Positive and negative mean the highest and the lowest strength; with more than three
/// strengths the mean of each has a column of its own, <c>mean_0.5</c>.
/// </summary>
internal static class LayerSummaryFile
{
    public const string Name = "layer_summary.csv";

    private static readonly (string Name, Func<UnitStatistics, string> Text)[] Columns =
    [
        ("baseline_mean", unit => PythonNumber.Text(unit.Baseline.Mean)),
        ("positive_mean", unit => PythonNumber.Text(unit.Positive.Mean)),
        ("negative_mean", unit => PythonNumber.Text(unit.Negative.Mean)),
        ("delta", unit => PythonNumber.Text(unit.Delta)),
        ("cohens_d", unit => PythonNumber.Text(unit.CohensD)),
        ("cohens_dz", unit => PythonNumber.Text(unit.CohensDz)),
        ("slope", unit => PythonNumber.Text(unit.Slope)),
        ("anti_steerable_share", unit => PythonNumber.Text(unit.AntiSteerableShare)),
        ("baseline_sd", unit => PythonNumber.Text(unit.Baseline.Sd)),
        ("positive_sd", unit => PythonNumber.Text(unit.Positive.Sd)),
        ("negative_sd", unit => PythonNumber.Text(unit.Negative.Sd)),
        ("answer_mass_baseline", unit => PythonNumber.Text(unit.AnswerMass ?? double.NaN)),
    ];

    private static readonly (string Name, Func<UnitStatistics, string> Text)[] FurtherColumns =
    [
        ("glass_delta", unit => PythonNumber.Text(unit.GlassDelta)),
        ("delta_low", unit => PythonNumber.Text(unit.DeltaInterval.Low)),
        ("delta_high", unit => PythonNumber.Text(unit.DeltaInterval.High)),
        ("d_low", unit => PythonNumber.Text(unit.CohensDInterval.Low)),
        ("d_high", unit => PythonNumber.Text(unit.CohensDInterval.High)),
        ("delta_matching_a", unit => PythonNumber.Text(unit.Letters.DeltaMatchingA)),
        ("delta_matching_b", unit => PythonNumber.Text(unit.Letters.DeltaMatchingB)),
        ("letter_bias_share", unit => PythonNumber.Text(unit.Letters.BiasShare)),
        ("baseline_median", unit => PythonNumber.Text(unit.Baseline.Median)),
        ("positive_median", unit => PythonNumber.Text(unit.Positive.Median)),
        ("negative_median", unit => PythonNumber.Text(unit.Negative.Median)),
        ("n", unit => PythonNumber.Text(unit.Count)),
        ("low_answer_mass", unit => PythonNumber.Text(unit.LowAnswerMass)),
    ];

    public static void Write(Stream stream, CellStatistics statistics)
    {
        var strengths = statistics.Units[0].Strengths;
        var means = strengths.Count > 3 ? Enumerable.Range(0, strengths.Count) : [];
        var columns = Columns
            .Concat(means.Select(s => ($"mean_{PythonNumber.Text(strengths[s].Strength)}", Mean(s))))
            .Concat(FurtherColumns)
            .ToArray();
        CsvTable.Write(
            stream,
            columns.Select(column => column.Item1).Prepend("layer"),
            statistics.Units.Select((unit, i) => columns.Select(column => column.Item2(unit)).Prepend(PythonNumber.Text(statistics.Layers[i]))));
    }

    private static Func<UnitStatistics, string> Mean(int strength) => unit => PythonNumber.Text(unit.Strengths[strength].Mean);
}
