namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>One column of one file over all cells that two folders have in common.</summary>
public sealed record ColumnDifference
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The column's name.</summary>
    public required string Column { get; init; }

    /// <summary>Rows that both folders have.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows whose values are not the same.</summary>
    public required int Differing { get; init; }

    /// <summary>Largest absolute difference; infinite where texts differ or one side is no number.</summary>
    public required double Largest { get; init; }

    /// <summary>The cell and row of it; null where nothing differs.</summary>
    public required string? Where { get; init; }

    /// <summary>Both values there, as written; null where nothing differs.</summary>
    public required (string First, string Second)? Values { get; init; }

    /// <summary>Mean of second minus first; NaN for text.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>Mean of the absolute differences; NaN for text.</summary>
    public required double MeanAbsolute { get; init; }

    /// <summary>Pearson's r of the two folders' values; NaN for text and where one side is constant.</summary>
    public required double Pearson { get; init; }

    /// <summary>What the largest difference may be; null for a column that is told and not judged.</summary>
    public required double? Limit { get; init; }

    /// <summary>Whether the column is not judged or within its limit.</summary>
    public bool Passed => Limit is null || Largest <= Limit;
}
