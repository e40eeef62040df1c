using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary><c>controls.csv</c>: one row per control vector.</summary>
internal static class ControlsFile
{
    public const string Name = "controls.csv";

    /// <summary>Reads the file; empty where there is none.</summary>
    public static IReadOnlyList<ControlDelta> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return [];
        }

        using var csv = ResultCsv.Open(path);
        var columns = csv.Require("kind", "layer", "vector", "low_mean", "high_mean", "delta", "delta_held_out");
        var controls = new List<ControlDelta>();
        var seen = new HashSet<(string, int, int)>();
        while (csv.Read())
        {
            var control = new ControlDelta(
                csv.Text(columns[0]), csv.Index(columns[1]), csv.Index(columns[2]), csv.Number(columns[3]), csv.Number(columns[4]), csv.Number(columns[5]),
                // One item has no reporting half, and its mean is an empty field.
                csv.Bytes(columns[6]).IsEmpty ? double.NaN : csv.Number(columns[6]));
            if (!seen.Add((control.Kind, control.Layer, control.Index)))
            {
                throw csv.Refuse(columns[2], $"one row per vector; {control.Kind} vector {control.Index} of layer {control.Layer} is there twice");
            }

            controls.Add(control);
        }

        return [.. controls.OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Layer).ThenBy(c => c.Index)];
    }
}
