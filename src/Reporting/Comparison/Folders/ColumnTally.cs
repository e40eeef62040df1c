using System.Globalization;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>Adds up the differences of one column, row by row.</summary>
/// <param name="file">The file's name.</param>
/// <param name="column">The column's name.</param>
/// <param name="limit">What the largest difference may be; null where it is not judged.</param>
internal sealed class ColumnTally(string file, string column, double? limit)
{
    private readonly List<double> first = [];
    private readonly List<double> second = [];
    private int rows;
    private int differing;
    private double largest;
    private string? where;
    private (string, string)? values;

    public void Add(string a, string b, Func<string> place)
    {
        rows++;
        var (isNumber, x, y) = Numbers(a, b);
        if (isNumber && double.IsFinite(x) && double.IsFinite(y))
        {
            first.Add(x);
            second.Add(y);
        }

        var off = a == b || x.Equals(y) && isNumber ? 0 : !isNumber || !double.IsFinite(x - y) ? double.PositiveInfinity : Math.Abs(x - y);
        if (off == 0)
        {
            return;
        }

        differing++;
        if (off > largest)
        {
            (largest, where, values) = (off, place(), (a, b));
        }
    }

    public ColumnDifference Result()
    {
        var differences = first.Zip(second, (x, y) => y - x).ToArray();
        return new ColumnDifference
        {
            File = file,
            Column = column,
            Rows = rows,
            Differing = differing,
            Largest = largest,
            Where = where,
            Values = values,
            MeanDifference = differences.Length == 0 ? double.NaN : differences.Average(),
            MeanAbsolute = differences.Length == 0 ? double.NaN : differences.Average(Math.Abs),
            Pearson = Steering.Statistics.Correlation.Pearson(first, second),
            Limit = limit,
        };
    }

    /// <summary>Whether both are numbers; an empty field is NaN.</summary>
    private static (bool IsNumber, double X, double Y) Numbers(string a, string b) =>
        (Parse(a, out var x) & Parse(b, out var y), x, y);

    private static bool Parse(string text, out double number)
    {
        if (text.Length > 0)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }

        number = double.NaN;
        return true;
    }
}
