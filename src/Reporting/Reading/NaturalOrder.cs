namespace SteerCluster.Reporting.Reading;

/// <summary>Orders names with the numbers in them by value: 4B, 8B, 14B, 235B-A22B.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        for (var (i, j) = (0, 0); i < a.Length && j < b.Length;)
        {
            var left = Part(a, ref i);
            var right = Part(b, ref j);
            var order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0]) ? Numbers(left, right) : left.CompareTo(right, StringComparison.Ordinal);
            if (order != 0)
            {
                return order;
            }
        }

        // The shorter first; texts that differ only in leading zeros still need an order.
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
    }

    private static int Numbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = left.TrimStart('0');
        var b = right.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.CompareTo(b, StringComparison.Ordinal);
    }

    /// <summary>All digits, or all other characters, from a place on.</summary>
    private static ReadOnlySpan<char> Part(string text, ref int start)
    {
        var (from, digits) = (start, char.IsAsciiDigit(text[start]));
        while (start < text.Length && char.IsAsciiDigit(text[start]) == digits)
        {
            start++;
        }

        return text.AsSpan(from..start);
    }
}
