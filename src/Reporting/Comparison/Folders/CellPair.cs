using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>The same (model, concept) in two folders.</summary>
internal sealed record CellPair(CellResult First, CellResult Second)
{
    public string Name => NameOf(First);

    public static string NameOf(CellResult cell) => $"{cell.Samples.Model.Label}/{cell.Samples.Concept}";

    /// <summary>Pairs cells by concept, and by the model's id, else by its label.</summary>
    public static IReadOnlyList<CellPair> Of(SweepResults first, SweepResults second) =>
    [
        .. from cell in first.Cells
           let other = second.Cells.FirstOrDefault(other => IsSame(cell, other, model => ModelFolderName.Of(model.Id)))
               ?? second.Cells.FirstOrDefault(other => IsSame(cell, other, model => model.Label))
           where other is not null
           select new CellPair(cell, other),
    ];

    private static bool IsSame(CellResult a, CellResult b, Func<Steering.Results.ModelFacts, string> name) =>
        a.Samples.Concept == b.Samples.Concept && name(a.Samples.Model) == name(b.Samples.Model);
}
