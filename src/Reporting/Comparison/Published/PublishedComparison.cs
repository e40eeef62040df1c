using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>A result folder against the published numbers of a study.</summary>
public sealed record PublishedComparison
{
    /// <summary>The study.</summary>
    public required ReferenceStudy Study { get; init; }

    /// <summary>Measured cells in the folder's order, then those that were published alone.</summary>
    public required IReadOnlyList<CellComparison> Cells { get; init; }

    /// <summary>The means whose cells were all measured.</summary>
    public required IReadOnlyList<MeanComparison> Means { get; init; }

    /// <summary>Agreement of the two methods, for concepts with generated answers.</summary>
    public required IReadOnlyList<AgreementComparison> Agreement { get; init; }

    /// <summary>The folder's own summaries against its rows.</summary>
    public required IReadOnlyList<SummaryCheck> Summaries { get; init; }

    /// <summary>Where the measurement was made otherwise than the published one.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The cells that were both measured and published.</summary>
    public IEnumerable<CellComparison> Compared => Cells.Where(cell => cell.Verdict <= Verdict.Differs);

    /// <summary>Whether no measured number differs beyond the tolerance and the folder's summaries follow from its rows.</summary>
    public bool Passed => Compared.All(cell => cell.Verdict < Verdict.Differs) && Summaries.All(check => check.Passed);

    /// <summary>Compares.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="study">What was published.</param>
    /// <param name="tolerance">How far off numbers may be; null for the defaults.</param>
    public static PublishedComparison Of(SweepResults results, ReferenceStudy study, ComparisonTolerance? tolerance = null)
    {
        tolerance ??= new ComparisonTolerance();
        // Intervals are not compared, and resampling is what takes time.
        var options = results.Options with { Resamples = 0 };
        var cells = results.Cells
            .Select(cell => (Result: cell, Statistics: CellStatistics.Of(cell.Samples, options), Published: CellMatching.Find(study, cell.Samples)))
            .ToArray();
        var pairs = cells.Where(cell => cell.Published is not null).Select(cell => (cell.Statistics, cell.Published!)).ToArray();
        return new PublishedComparison
        {
            Study = study,
            Cells =
            [
                .. cells.Select(cell => cell.Published is { } published
                    ? CellComparison.Of(cell.Statistics, published, study, tolerance)
                    : CellComparison.NotPublished(cell.Statistics)),
                .. study.Cells.Except(pairs.Select(pair => pair.Item2)).Select(CellComparison.NotMeasured),
            ],
            Means = MeanComparison.Of(study, pairs, tolerance),
            Agreement = AgreementComparison.Of(study, pairs),
            Summaries = [.. cells.Select(cell => SummaryCheck.Of(cell.Result, cell.Statistics)).OfType<SummaryCheck>()],
            Notes = ConventionNotes.Of(study, pairs),
        };
    }

    /// <summary>Of several studies the one that has the most of a folder's cells; null where none has any.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="studies">Studies; of equal ones the first is taken.</param>
    public static ReferenceStudy? Nearest(SweepResults results, IEnumerable<ReferenceStudy> studies) => studies
        .Select(study => (study, Cells: results.Cells.Count(cell => CellMatching.Find(study, cell.Samples) is not null)))
        .Where(found => found.Cells > 0)
        .OrderByDescending(found => found.Cells)
        .Select(found => found.study)
        .FirstOrDefault();
}
