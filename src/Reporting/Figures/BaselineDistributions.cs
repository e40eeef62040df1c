namespace SteerCluster.Reporting.Figures;

/// <summary>Matching logit diffs without steering, a violin per model.</summary>
internal sealed class BaselineDistributions : IFigureKind
{
    public string? Missing(ReportData data) => null;

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var violins = new Violins([.. data.Analysis.Models.Select(model => model.Label)], 1, CategoryScale.Models(data.Analysis).Color);
        yield return new Figure("baseline-distributions", FigureSections.Distributions, "Without steering: the models' own disposition",
            "Matching logit diffs at strength 0. Above zero a model prefers the matching answer by itself. Lines are the quartiles.",
            Panels.Of(data.Analysis.Concepts, (concept, place) => violins.Panel(concept, "matching logit diff, nats", place,
                [.. data.Analysis.Cells.Where(cell => cell.Concept == concept).Select(cell =>
                    new Violin(cell.Model.Label, null, 0, CellValues.Best(cell).First(found => found.Strength == 0).Values))])));
    }
}
