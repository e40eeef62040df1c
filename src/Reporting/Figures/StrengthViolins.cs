using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>Matching logit diffs at each cell's best layer, a violin per strength.</summary>
internal sealed class StrengthViolins : IFigureKind
{
    public string? Missing(ReportData data) => null;

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var strengths = CellValues.Strengths(data);
        var models = data.Analysis.Models.Select(model => model.Label).ToArray();
        var violins = new Violins(models, strengths.Count, new StrengthScale(strengths).Color);
        yield return new Figure("best-layer-violins", FigureSections.Distributions, "Logit diffs at the best layers, by strength",
            "Each violin is the density of the items' matching logit diffs (Gaussian kernel, Silverman's bandwidth, all scaled to one width); lines are the quartiles.",
            Panels.Of(data.Analysis.Concepts, (concept, place) => violins.Panel(concept, "matching logit diff, nats", place,
                [.. data.Analysis.Cells.Where(cell => cell.Concept == concept).SelectMany(cell => Of(cell, strengths))]), columns: Columns(models.Length * strengths.Count, data.Analysis.Concepts.Count)));
    }

    // Where a panel holds many violins, fewer panels stand side by side, so that each stays wide enough to read.
    private static int? Columns(int violins, int concepts) => violins <= 18 ? null : violins <= 30 ? Math.Min(2, concepts) : 1;

    private static IEnumerable<Violin> Of(CellStatistics cell, IReadOnlyList<double> strengths) => CellValues.Best(cell)
        .Select(found => new Violin(cell.Model.Label, found.Strength, strengths.ToList().IndexOf(found.Strength), found.Values));
}
