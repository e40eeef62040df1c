using System.Globalization;

namespace SteerCluster.Sweeping.Tests.Results;

/// <summary>A CSV file as a notebook reads it: by the names of its columns.</summary>
internal sealed class CsvFile
{
    private readonly Dictionary<string, int> columns;

    public CsvFile(string path)
    {
        var lines = File.ReadAllText(path).TrimEnd('\n').Split('\n');
        Header = lines[0];
        columns = Header.Split(',').Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        Rows = [.. lines.Skip(1).Select(line => line.Split(','))];
    }

    public string Header { get; }

    public string[][] Rows { get; }

    public string Text(int row, string column) => Rows[row][columns[column]];

    public double Number(int row, string column) =>
        Text(row, column) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
}
