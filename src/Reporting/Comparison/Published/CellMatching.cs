using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>Which published cell a measured one is: models by id or folder name, else by label; concepts by name or alias.</summary>
internal static class CellMatching
{
    /// <summary>The published cell; null where there is none.</summary>
    public static ReferenceCell? Find(ReferenceStudy study, CellSamples cell) =>
        study.Cells.FirstOrDefault(published => IsSame(published.Concept, cell.Concept) && IsSameId(published.Model, cell.Model))
        ?? study.Cells.FirstOrDefault(published => IsSame(published.Concept, cell.Concept) && published.Model.Label == cell.Model.Label);

    public static bool IsSameId(ReferenceModel published, ModelFacts model) =>
        ModelFolderName.Of(model.Id) == ModelFolderName.Of(published.Id);

    private static bool IsSame(ReferenceConcept published, string concept) =>
        published.Name == concept || published.Aliases.Contains(concept);
}
