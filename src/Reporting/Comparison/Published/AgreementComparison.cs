using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>
/// Agreement of generated answers with logit diffs, measured and published. Told and not judged: r has no tolerance that follows from
/// that of delta, and generated answers flip on the smallest differences.
/// </summary>
/// <param name="Concept">The concept's name.</param>
/// <param name="Measured">Pearson's r over all models that have both, each curve scaled to 0..1; NaN where it is undefined.</param>
/// <param name="Published">The published r.</param>
/// <param name="Layers">Number of points, measured.</param>
/// <param name="PublishedLayers">Number of points, published.</param>
public sealed record AgreementComparison(string Concept, double Measured, double Published, int Layers, int PublishedLayers)
{
    internal static IReadOnlyList<AgreementComparison> Of(
        ReferenceStudy study, IReadOnlyList<(CellStatistics Measured, ReferenceCell Published)> pairs) =>
    [
        .. from published in study.Agreement
           from measured in MethodAgreements.Of(pairs.Where(pair => pair.Published.Concept.Name == published.Concept).Select(pair => pair.Measured))
           where measured.Model is null
           select new AgreementComparison(published.Concept, measured.Pearson, published.Pearson, measured.Layers, published.Layers),
    ];
}
