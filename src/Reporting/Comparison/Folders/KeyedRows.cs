using System.Globalization;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>The rows of a CSV file by their keys.</summary>
/// <param name="Columns">Its columns without the keys, in the file's order.</param>
/// <param name="Rows">The fields of each row in the order of <see cref="Columns"/>, by <c>layer 3, strength -1.0, prompt_idx 7</c>.</param>
internal sealed record KeyedRows(IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string[]> Rows)
{
    /// <exception cref="ReportException">The file cannot be read, lacks a key, or has a row twice.</exception>
    public static KeyedRows Read(string path, IReadOnlyList<string> keys)
    {
        using var csv = ResultCsv.Open(path);
        var keyed = csv.Require([.. keys]);
        int[] columns = [.. Enumerable.Range(0, csv.Header.Count).Except(keyed)];
        var rows = new Dictionary<string, string[]>();
        while (csv.Read())
        {
            var key = string.Join(", ", keyed.Select((column, k) => $"{keys[k]} {Key(csv.Text(column), keys[k])}"));
            if (!rows.TryAdd(key, [.. columns.Select(csv.Text)]))
            {
                throw csv.Refuse(keyed[^1], $"one row for {key}; this one is there twice");
            }
        }

        return new KeyedRows([.. columns.Select(column => csv.Header[column])], rows);
    }

    /// <summary>Numbers in one spelling: other tools write -1 or 3.0.</summary>
    private static string Key(string text, string column) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? text
        : column == "strength" ? PythonNumber.Text(number + 0.0)
        : number.ToString(CultureInfo.InvariantCulture);
}
