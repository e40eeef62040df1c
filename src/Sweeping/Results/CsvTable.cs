using System.Globalization;
using CsvHelper;
using SteerCluster.Steering.Results;

namespace SteerCluster.Sweeping.Results;

/// <summary>Writes a CSV file: a header, LF line ends, UTF-8 without a mark, numbers as <see cref="PythonNumber"/> prints them.</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\n", WriteByteOrderMark = false, FormatProvider = CultureInfo.InvariantCulture,
    };

    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        foreach (var row in rows.Prepend(header))
        {
            foreach (var cell in row)
            {
                csv.WriteField(cell);
            }

            csv.EndRecord();
        }

        csv.Flush();
    }
}
