using Spectre.Console;
using Spectre.Console.Rendering;

namespace SteerCluster.Client.Terminal;

/// <summary>A table of results.</summary>
/// <param name="headers">Column titles; one that begins with <c>&gt;</c> is aligned right.</param>
internal sealed class ResultTable(params IReadOnlyList<string> headers)
{
    private readonly List<string[]> _rows = [];

    public ResultTable Row(params IEnumerable<string> cells)
    {
        _rows.Add([.. cells]);
        return this;
    }

    public int Count => _rows.Count;

    /// <summary>The table for a terminal of this width, or in plain text that nothing wraps.</summary>
    public IRenderable Render(bool isTerminal) => isTerminal ? Framed() : new Text(Plain());

    private Table Framed()
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var header in headers)
        {
            var column = new TableColumn(new Text(Title(header), new Style(decoration: Decoration.Bold)));
            table.AddColumn(IsRight(header) ? column.RightAligned() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }

    private string Plain()
    {
        string[][] lines = [[.. headers.Select(Title)], .. _rows];
        var widths = headers.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = lines.Select(line => string.Join("  ", line.Select((cell, column) =>
            IsRight(headers[column]) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        return string.Concat(text.Select(line => line + Environment.NewLine));
    }

    private static bool IsRight(string header) => header.StartsWith('>');

    private static string Title(string header) => header.TrimStart('>');
}
