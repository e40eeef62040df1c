using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>A mean over cells, measured and published.</summary>
/// <param name="By"><c>model</c> or <c>concept</c>.</param>
/// <param name="Name">The model's label or the concept's name.</param>
/// <param name="Concepts">The concepts that a model's mean is over; empty for all that were published.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="Delta">Mean delta.</param>
/// <param name="CohensD">Mean Cohen's d.</param>
public sealed record MeanComparison(
    string By, string Name, IReadOnlyList<string> Concepts, int Cells, QuantityComparison Delta, QuantityComparison CohensD)
{
    /// <summary>The worse verdict of the two.</summary>
    public Verdict Verdict => (Verdict)Math.Max((int)Delta.Verdict, (int)CohensD.Verdict);

    /// <summary>Compares the means whose cells were all measured.</summary>
    /// <param name="study">The study.</param>
    /// <param name="pairs">The cells that were both measured and published.</param>
    /// <param name="tolerance">How far off numbers may be.</param>
    public static IReadOnlyList<MeanComparison> Of(
        ReferenceStudy study, IReadOnlyList<(CellStatistics Measured, ReferenceCell Published)> pairs, ComparisonTolerance tolerance)
    {
        var means = new List<MeanComparison>();
        foreach (var mean in study.Means)
        {
            var covered = pairs.Where(pair => mean.Covers(pair.Published)).ToArray();
            if (covered.Length == mean.Cells)
            {
                means.Add(new MeanComparison(
                    mean.By, mean.Name, mean.Concepts, mean.Cells,
                    QuantityComparison.Of(covered.Average(pair => pair.Measured.Best.Delta), mean.Delta, study.Decimals.Delta, tolerance.OfDelta(study)),
                    QuantityComparison.Of(
                        covered.Average(pair => pair.Measured.AtBest.CohensD), mean.CohensD, study.Decimals.CohensD,
                        covered.Average(pair => tolerance.OfCohensD(pair.Published, study)))));
            }
        }

        return means;
    }
}
