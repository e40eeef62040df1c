using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Results;

/// <summary>A measurement as the statistics take it.</summary>
public static class MeasurementSamples
{
    /// <summary>Takes from a measurement what statistics need.</summary>
    /// <param name="measurement">The measurement; controls and generations may still be missing.</param>
    public static CellSamples Samples(this ConceptMeasurement measurement)
    {
        var strengths = Enumerable.Range(0, measurement.Strengths.Count).ToArray();
        var mass = measurement.Baseline.Select(reading => reading.AnswerMass).ToArray();
        return new CellSamples
        {
            Model = measurement.Model,
            Concept = measurement.Concept,
            Units =
            [
                .. measurement.Layers.Select((layer, i) => new UnitSamples(
                    new UnitId(measurement.Model.Label, measurement.Concept, layer),
                    measurement.Strengths,
                    [.. strengths.Select(s => measurement.Matching(i, s))],
                    measurement.MatchingIsA,
                    mass)),
            ],
            ItemsPerGroup = measurement.ItemsPerGroup,
            Controls =
            [
                .. measurement.Controls
                    .OrderBy(control => control.Kind, StringComparer.Ordinal).ThenBy(control => control.Layer).ThenBy(control => control.Index)
                    .Select(control => Delta(measurement, control)),
            ],
            Conventions = measurement.Conventions,
            Generation = measurement.Generations.Count == 0 ? null : new GenerationCurve(
            [
                .. GenerationLayer.Of(measurement.Generations)
                    .Select(layer => new GenerationPoint(layer.Layer, layer.Delta, layer.Items, layer.ValidShare(null))),
            ]),
        };
    }

    private static ControlDelta Delta(ConceptMeasurement measurement, ControlMeasurement control)
    {
        var (low, high) = (measurement.Matching(control.Low), measurement.Matching(control.High));
        var (lowMean, highMean) = (MatchingDiffs.Mean(low), MatchingDiffs.Mean(high));
        return new ControlDelta(
            control.Kind, control.Layer, control.Index, lowMean, highMean, highMean - lowMean, HeldOut(high) - HeldOut(low));

        double HeldOut(double[] values) => MatchingDiffs.Mean(values.Where((_, item) => measurement.IsHeldOut(item)));
    }
}
