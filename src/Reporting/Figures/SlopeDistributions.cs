using System.Globalization;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Figures;

/// <summary>How steerable single items are: the slope of each over the strengths at the best layer.</summary>
internal sealed class SlopeDistributions : IFigureKind
{
    public string? Missing(ReportData data) => null;

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var violins = new Violins([.. data.Analysis.Models.Select(model => model.Label)], 1, CategoryScale.Models(data.Analysis).Color);
        yield return new Figure("steerability-slopes", FigureSections.Distributions, "Steerability of single items, with the anti-steerable share",
            "The least-squares slope of each item's matching logit diff over the strengths, at the best layer. The number above a violin is the anti-steerable share: items whose slope is below zero.",
            Panels.Of(data.Analysis.Concepts, (concept, place) => violins.Panel(concept, "slope, nats per unit of strength", place,
                [.. data.Analysis.Cells.Where(cell => cell.Concept == concept).Select(cell =>
                {
                    var unit = CellValues.BestUnit(cell);
                    return new Violin(cell.Model.Label, null, 0, Slopes.PerItem(unit.Strengths, unit.Matching),
                        string.Create(CultureInfo.InvariantCulture, $"{100 * cell.AtBest.AntiSteerableShare:0} %"));
                })])));
    }
}
