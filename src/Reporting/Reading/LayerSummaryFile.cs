namespace SteerCluster.Reporting.Reading;

/// <summary><c>layer_summary.csv</c>: one row per layer.</summary>
internal static class LayerSummaryFile
{
    public const string Name = "layer_summary.csv";

    /// <summary>The numeric columns by layer, then by name, without empty fields and without text; null where there is no file.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyDictionary<string, double>>? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var csv = ResultCsv.Open(path);
        var layer = csv.Require("layer")[0];
        var rows = new SortedDictionary<int, IReadOnlyDictionary<string, double>>();
        while (csv.Read())
        {
            var values = new Dictionary<string, double>();
            for (var column = 0; column < csv.Header.Count; column++)
            {
                if (column != layer && csv.NumberOrNaN(column) is var number && !double.IsNaN(number))
                {
                    values.Add(csv.Header[column], number);
                }
            }

            if (!rows.TryAdd(csv.Index(layer), values))
            {
                throw csv.Refuse(layer, "one row per layer; this one is there twice");
            }
        }

        return rows;
    }
}
