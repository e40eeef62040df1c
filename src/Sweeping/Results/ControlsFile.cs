using SteerCluster.Steering.Results;
namespace SteerCluster.Sweeping.Results;

/// <summary><c>controls.csv</c>: one row per control vector.</summary>
internal static class ControlsFile
{
    public const string Name = "controls.csv";

    private static readonly string[] Header = ["kind", "layer", "vector", "low_mean", "high_mean", "delta", "delta_held_out"];

    public static void Write(Stream stream, CellStatistics statistics) => CsvTable.Write(stream, Header, statistics.Controls.Select(Row));

    private static string[] Row(ControlDelta control) =>
    [
        control.Kind,
        PythonNumber.Text(control.Layer),
        PythonNumber.Text(control.Index),
        PythonNumber.Text(control.LowMean),
        PythonNumber.Text(control.HighMean),
        PythonNumber.Text(control.Delta),
        PythonNumber.Text(control.HeldOutDelta),
    ];
}
