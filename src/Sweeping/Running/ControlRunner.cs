using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Vectors;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Running;

/// <summary>Measures the control vectors of a cell.</summary>
/// <param name="spec">The sweep, with controls.</param>
/// <param name="controls">Which controls.</param>
/// <param name="shuffledVectors">Extracts the vectors of pairs with shuffled labels, all layers.</param>
/// <param name="read">Measures blocks of units on all items of the cell: [item][block].</param>
internal sealed class ControlRunner(
    SweepSpec spec,
    ControlsSpec controls,
    Func<IReadOnlyList<ContrastivePrompt>, ExtractedVectors> shuffledVectors,
    Func<IReadOnlyList<WaveUnit[]>, KeptReadings> read)
{
    /// <summary>The readings of every control vector at the given layers, at the lowest and the highest strength.</summary>
    public IEnumerable<ControlMeasurement> Run(PreparedCell cell, ConceptMeasurement measurement, IReadOnlyList<int> layers)
    {
        double[] ends = [spec.Strengths[0], spec.Strengths[^1]];
        double[] steered = [.. ends.Where(e => e != 0)];
        var blocks = layers.SelectMany(layer => Kinds(cell, measurement, layer)).Where(b => b.Vectors.Length > 0).ToArray();
        var readings = read([.. blocks.Select(b => b.Vectors.Select(v => new WaveUnit(b.Layer, v, steered)).ToArray())]);
        for (var b = 0; b < blocks.Length; b++)
        {
            for (var v = 0; v < blocks[b].Vectors.Length; v++)
            {
                AnswerReading[] End(int end) =>
                    [.. cell.Items.Select((_, i) => ends[end] == 0 ? readings.At(i, b).Baseline : readings.At(i, b).Steered[v][ends[0] == 0 ? 0 : end])];
                yield return new ControlMeasurement(blocks[b].Kind, blocks[b].Layer, v, End(0), End(1));
            }
        }
    }

    private IEnumerable<(string Kind, int Layer, float[][] Vectors)> Kinds(PreparedCell cell, ConceptMeasurement measurement, int layer)
    {
        var place = measurement.Layers.ToList().IndexOf(layer);
        var vector = measurement.Vectors[place];
        var random = Enumerable.Range(0, controls.RandomVectors).Select(i => ControlVectors.Random(vector, controls.Seed, layer, i));
        yield return ("random", layer, [.. random]);
        var shuffled = Enumerable.Range(0, controls.ShuffledLabels)
            .Select(i => shuffledVectors(ControlVectors.Shuffle(cell.Pairs, controls.Seed, i)).Vectors[place])
            .Select(v => spec.Vectors.Normalize == VectorNormalization.None ? v : VectorNormalizer.ScaleTo(v, VectorNormalizer.Norm(vector)));
        yield return ("shuffled", layer, [.. shuffled]);
    }
}
