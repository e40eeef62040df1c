using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Analysis;

/// <summary>Cells of made-up items whose deltas are given.</summary>
internal static class MadeUpCells
{
    private static readonly double[] Noise = [-1, 1, 2, -2, 0, 3, -3, 0];

    public static ModelFacts Model(string label, int layers = 36, string? training = null, int? experts = null, long? parameters = null) => new()
    {
        Label = label, Id = $"Made/{label}", Layers = layers, Training = training, Experts = experts, Parameters = parameters,
    };

    /// <summary>Layers from 10 on with these deltas; equal spreads at all strengths.</summary>
    public static CellStatistics Cell(ModelFacts model, string concept, params double[] deltas) => Of(Samples(model, concept, deltas));

    public static CellStatistics Of(CellSamples samples) => CellStatistics.Of(samples, new UnitStatisticsOptions { Resamples = 50 });

    public static CellSamples Samples(ModelFacts model, string concept, params double[] deltas) => new()
    {
        Model = model,
        Concept = concept,
        Units =
        [
            .. deltas.Select((delta, i) => new UnitSamples(
                new UnitId(model.Label, concept, 10 + i),
                [-1, 0, 1],
                [.. new[] { -delta / 2, 0, delta / 2 }.Select(shift => Noise.Select(noise => shift + noise).ToArray())],
                [.. Noise.Select((_, item) => item % 2 == 0)])),
        ],
    };
}
