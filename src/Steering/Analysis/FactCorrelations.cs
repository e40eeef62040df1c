using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Analysis;

/// <summary>How the models' mean effects go with their facts: every known fact with delta, then every one with d.</summary>
internal static class FactCorrelations
{
    /// <summary>Fewer models make a line, not a correlation.</summary>
    public const int FewestModels = 3;

    /// <summary>The facts by name; null where a model's is not known.</summary>
    public static readonly IReadOnlyList<(string Name, Func<ModelFacts, double?> Value)> Facts =
    [
        ("layers", model => model.Layers),
        ("heads", model => model.Heads),
        ("parameters", model => model.Parameters),
        ("active parameters", model => model.ActiveParameters),
        ("parameters per layer", model => model.ParametersPerLayer),
    ];

    /// <summary>Correlates over the models of which both the fact and the effect are known; a fact known of no model is left out.</summary>
    public static IReadOnlyList<FactCorrelation> Of(IReadOnlyList<ModelFacts> models, IReadOnlyList<EffectGroup> byModel)
    {
        var effects = byModel.ToDictionary(group => group.Name);
        return
        [
            .. Facts.Select(fact => Correlate(fact.Name, "delta", fact.Value, group => group.MeanDelta)).OfType<FactCorrelation>(),
            .. Facts.Select(fact => Correlate(fact.Name, "cohens_d", fact.Value, group => group.MeanCohensD)).OfType<FactCorrelation>(),
        ];

        FactCorrelation? Correlate(string name, string effect, Func<ModelFacts, double?> fact, Func<EffectGroup, double> mean)
        {
            var pairs = models.Select(model => (Fact: fact(model), Effect: mean(effects[model.Label])))
                .Where(pair => pair.Fact is not null && double.IsFinite(pair.Effect)).ToArray();
            if (pairs.Length == 0)
            {
                return null;
            }

            double[] x = [.. pairs.Select(pair => pair.Fact!.Value)];
            double[] y = [.. pairs.Select(pair => pair.Effect)];
            if (x.Length < FewestModels)
            {
                return new FactCorrelation(name, effect, x.Length, double.NaN, double.NaN, double.NaN);
            }

            var pearson = Correlation.Pearson(x, y);
            return new FactCorrelation(name, effect, x.Length, pearson, Correlation.Spearman(x, y), Correlation.PValue(pearson, x.Length));
        }
    }
}
