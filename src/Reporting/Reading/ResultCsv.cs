using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace SteerCluster.Reporting.Reading;

/// <summary>
/// A CSV file of a result folder, record by record. Columns go by name, values are checked, and errors say file, line, column and
/// value. Fields are parsed as UTF-8 where they lie: a sweep has hundreds of thousands of rows.
/// </summary>
internal sealed class ResultCsv : IDisposable
{
    private const int MaxShown = 100;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        FormatProvider = CultureInfo.InvariantCulture,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = 1 << 20,
    };

    private readonly string path;
    private readonly CsvReader reader;
    private readonly string[] header;

    private ResultCsv(string path)
    {
        this.path = path;
        reader = Guard(() => CsvReader.Create(File.OpenRead(path), Options));
        try
        {
            header = Guard(() => reader.Headers.Select(name => name.Trim()).ToArray());
            if (header.Length == 0)
            {
                throw new ReportException($"{path}: the file is empty; expected a header with the names of the columns.");
            }

            if (header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new ReportException($"{path}: the header has the column '{Shown(twice.Key)}' {twice.Count()} times; expected every name once.");
            }
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Header => header;

    public static ResultCsv Open(string path) => new(path);

    /// <summary>Index of a column; -1 where there is none.</summary>
    public int Find(string name) => Array.IndexOf(header, name);

    /// <summary>Indices of columns that have to be there.</summary>
    public int[] Require(params string[] names)
    {
        var missing = names.Where(name => Find(name) < 0).ToArray();
        return missing.Length == 0
            ? [.. names.Select(Find)]
            : throw new ReportException($"{path}: the header lacks {string.Join(", ", missing)}; it has {Shown(string.Join(", ", header))}.");
    }

    public bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (Exception error) when (error is CsvFormatException or IOException)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>1-based line of the current record.</summary>
    public int Line() => (int)Math.Min(reader.LineNumber, int.MaxValue);

    public ReadOnlySpan<byte> Bytes(int column) => reader.GetSpan(column);

    public string Text(int column) => reader.GetString(column);

    /// <summary>A whole number of zero or more; pandas writes it as <c>3.0</c> where the column once had gaps.</summary>
    public int Index(int column)
    {
        var bytes = reader.GetSpan(column);
        if (Utf8Parser.TryParse(bytes, out int value, out var used) && used == bytes.Length && value >= 0)
        {
            return value;
        }

        return double.TryParse(bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= int.MaxValue && number == Math.Floor(number)
            ? (int)number
            : throw Refuse(column, "a whole number, 0 or more");
    }

    /// <summary>A finite number.</summary>
    public double Number(int column) =>
        NumberOrNaN(column) is var number && double.IsFinite(number) ? number : throw Refuse(column, "a finite number");

    /// <summary>A finite number; NaN where the field is empty or no such number.</summary>
    public double NumberOrNaN(int column) =>
        double.TryParse(reader.GetSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            // Minus zero would be a second zero.
            ? number + 0.0
            : double.NaN;

    public ReportException Refuse(int column, string expected) =>
        new($"{path}: line {Line()}: {header[column]} is '{Shown(Text(column))}'; expected {expected}.");

    public void Dispose() => reader.Dispose();

    private static string Shown(string text)
    {
        var line = new StringBuilder(text.Length).AppendJoin(' ', text.Split('\n', '\r', '\t')).Replace("\0", "").ToString();
        return line.Length <= MaxShown ? line : $"{line[..MaxShown]}...";
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is CsvFormatException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
    }

    private ReportException Unreadable(Exception error) => error is CsvFormatException { LineNumber: > 0 } format
        ? new($"{path}: line {format.LineNumber}: not valid CSV: {Shown(error.Message.TrimEnd('.'))}.", error)
        : new($"{path}: the file cannot be read ({error.Message.TrimEnd('.')}).", error);
}
