using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Steering.Analysis;

/// <summary>
/// <c>analysis_summary.json</c>: the reference study's four keys with its columns first, then all else of the analysis. Tables are
/// lists of flat records, so that <c>pandas.DataFrame</c> takes each as it is. The same analysis gives the same bytes.
/// </summary>
public static class AnalysisJson
{
    /// <summary>The file's name.</summary>
    public const string FileName = "analysis_summary.json";

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="analysis">The analysis.</param>
    public static void Write(Stream stream, SweepAnalysis analysis) => ResultJson.Write(stream, Of(analysis));

    /// <summary>The file's content.</summary>
    /// <param name="analysis">The analysis.</param>
    public static JsonObject Of(SweepAnalysis analysis) => new()
    {
        ["best_layers"] = Records(analysis.Cells, CellJson.BestLayer),
        ["effect_sizes"] = Records(analysis.Cells, CellJson.EffectSize),
        ["concept_avg_effect"] = Averages(analysis.ByConcept),
        ["model_avg_effect"] = Averages(analysis.ByModel),
        ["schema_version"] = ResultJson.SchemaVersion,
        ["models"] = Records(analysis.Models, Model),
        ["by_model"] = Groups("model", analysis.ByModel),
        ["by_concept"] = Groups("concept", analysis.ByConcept),
        ["by_training"] = Groups("training", analysis.ByTraining),
        ["by_architecture"] = Groups("architecture", analysis.ByArchitecture),
        ["depth"] = analysis.Depth is { } depth ? Depth(depth) : null,
        ["correlations"] = Records(analysis.Correlations, Correlation),
        ["generation_agreement"] = Records(analysis.Agreements, Agreement),
        ["flags"] = Records(analysis.Cells.SelectMany(cell => cell.Flags, (cell, flag) => (cell, flag)), pair => CellJson.Flag(pair.cell, pair.flag)),
        ["warnings"] = ResultJson.List(analysis.Warnings),
        ["not_computed"] = ResultJson.List(analysis.NotComputed),
    };

    private static JsonArray Records<T>(IEnumerable<T> values, Func<T, JsonObject> record) => [.. values.Select(record)];

    private static JsonObject Averages(IEnumerable<EffectGroup> groups) =>
        new(groups.Select(group => KeyValuePair.Create(group.Name, ResultJson.Number(group.MeanDelta))));

    private static JsonObject Model(ModelFacts model)
    {
        var json = new JsonObject { ["model"] = model.Label, ["model_id"] = model.Id, ["num_layers"] = model.Layers };
        foreach (var (name, value) in ModelFactsJson.Of(model).ToArray())
        {
            json[name] = value?.DeepClone();
        }

        json["training"] = model.Training;
        return json;
    }

    private static JsonArray Groups(string key, IEnumerable<EffectGroup> groups) => Records(groups, group => Group(key, group));

    private static JsonObject Group(string key, EffectGroup group) => new()
    {
        [key] = group.Name,
        ["cells"] = group.Cells,
        ["mean_delta"] = ResultJson.Number(group.MeanDelta),
        ["sd_delta"] = ResultJson.Number(group.SdDelta),
        ["mean_cohens_d"] = ResultJson.Number(group.MeanCohensD),
        ["sd_cohens_d"] = ResultJson.Number(group.SdCohensD),
        ["mean_depth"] = ResultJson.Number(group.MeanDepth),
    };

    private static JsonObject Depth(DepthComparison depth) => new()
    {
        ["threshold"] = depth.Threshold,
        ["groups"] = Groups("depth", [depth.Shallow, depth.Deep]),
        ["ratio"] = ResultJson.Number(depth.Ratio),
        ["concepts"] = Records(depth.Concepts, concept => new JsonObject
        {
            ["concept"] = concept.Concept,
            ["shallow_delta"] = ResultJson.Number(concept.ShallowDelta),
            ["deep_delta"] = ResultJson.Number(concept.DeepDelta),
            ["ratio"] = ResultJson.Number(concept.Ratio),
        }),
    };

    private static JsonObject Correlation(FactCorrelation correlation) => new()
    {
        ["fact"] = correlation.Fact,
        ["effect"] = correlation.Effect,
        ["models"] = correlation.Models,
        ["pearson"] = ResultJson.Number(correlation.Pearson),
        ["spearman"] = ResultJson.Number(correlation.Spearman),
        ["p_value"] = ResultJson.Number(correlation.PValue),
    };

    private static JsonObject Agreement(MethodAgreement agreement) => new()
    {
        ["concept"] = agreement.Concept,
        ["model"] = agreement.Model,
        ["layers"] = agreement.Layers,
        ["pearson"] = ResultJson.Number(agreement.Pearson),
    };
}
