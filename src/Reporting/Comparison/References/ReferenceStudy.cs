namespace SteerCluster.Reporting.Comparison.References;

/// <summary>The published numbers of one study: a file of <c>reference/</c>, or one of the user's own.</summary>
public sealed record ReferenceStudy
{
    /// <summary>What to call it on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What was measured, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required ReferenceSource Source { get; init; }

    /// <summary>How many digits are printed.</summary>
    public required ReferenceDecimals Decimals { get; init; }

    /// <summary>How the numbers were made.</summary>
    public required ReferenceConventions Conventions { get; init; }

    /// <summary>The models.</summary>
    public required IReadOnlyList<ReferenceModel> Models { get; init; }

    /// <summary>The concepts.</summary>
    public required IReadOnlyList<ReferenceConcept> Concepts { get; init; }

    /// <summary>The numbers by model and concept.</summary>
    public required IReadOnlyList<ReferenceCell> Cells { get; init; }

    /// <summary>The table that has the cells.</summary>
    public required string CellsWhere { get; init; }

    /// <summary>Means over cells.</summary>
    public required IReadOnlyList<ReferenceMean> Means { get; init; }

    /// <summary>Agreement of the two methods by concept.</summary>
    public required IReadOnlyList<ReferenceAgreement> Agreement { get; init; }
}
