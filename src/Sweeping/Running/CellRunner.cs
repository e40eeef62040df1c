using SteerCluster.Steering.Results;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Running;

/// <summary>
/// Measures the cells of one loaded model. Every finished chunk goes into the journal; what the journal has is not computed again.
/// </summary>
internal sealed class CellRunner(
    SweepSpec spec,
    PreparedModel model,
    IReadOnlyList<DecoderShard> shards,
    long activationBudget,
    IRecordStore journal,
    IProgress<SweepEvent> progress,
    CancellationToken cancellation)
{
    private readonly WaveRunner _waves = new(shards, activationBudget);
    private readonly VectorExtractor _extractor = new(shards, activationBudget);
    private readonly ContentKeys _keys = Keys(spec, model);

    /// <summary>The journal's keys for a model.</summary>
    public static ContentKeys Keys(SweepSpec spec, PreparedModel model) => new(CpuBackend.Numerics, model.Fingerprint, spec.Positions);

    /// <summary>Whether vectors are read at a block's input.</summary>
    public static bool ReadsInput(SweepSpec spec) => spec.Compat == Compatibility.Seeds;

    /// <summary>The blocks of units of a cell's sweep: one for each layer.</summary>
    public static IReadOnlyList<WaveUnit[]> SweepBlocks(SweepSpec spec, PreparedModel model, float[][] vectors)
    {
        double[] strengths = [.. spec.SteeredStrengths];
        return [.. model.Layers.Select((layer, i) => new[] { new WaveUnit(layer, vectors[i], strengths) })];
    }

    /// <summary>The vectors of a cell, from the journal or extracted.</summary>
    public ExtractedVectors Extract(PreparedCell cell) => Extract(cell, cell.Pairs, "vectors");

    /// <summary>Measures a cell with the given vectors, [layer][hidden].</summary>
    public ConceptMeasurement Measure(PreparedCell cell, ExtractedVectors extracted, float[][] vectors)
    {
        var readings = Read(cell, "sweep", SweepBlocks(spec, model, vectors));
        var items = Enumerable.Range(0, cell.Items.Count).ToArray();
        var measurement = new ConceptMeasurement
        {
            Model = ConfigFacts.Of(model.Config, model.Spec.Label, model.Spec.Id),
            Concept = cell.Concept.Name,
            Layers = model.Layers,
            Strengths = spec.Strengths,
            MatchingIsA = [.. cell.Items.Select(i => i.MatchingIsA)],
            ItemsPerGroup = cell.Concept.ItemsPerGroup,
            Baseline = [.. items.Select(i => readings.At(i, 0).Baseline)],
            Steered =
            [
                .. model.Layers.Select((_, l) => spec.SteeredStrengths.Select((_, s) => items.Select(i => readings.At(i, l).Steered[0][s]).ToArray()).ToArray()),
            ],
            Extracted = extracted,
            Vectors = vectors,
            Conventions = cell.Conventions,
        };
        var statistics = new Lazy<CellStatistics>(() => CellStatistics.Of(measurement.Samples(), UnitStatisticsOptions.For(spec) with { Resamples = 0 }));
        return measurement with
        {
            Controls = [.. Controls(cell, measurement, statistics)],
            Generations = Generations(cell, measurement, statistics),
        };
    }

    private IEnumerable<ControlMeasurement> Controls(PreparedCell cell, ConceptMeasurement measurement, Lazy<CellStatistics> statistics)
    {
        if (spec.Controls is not { } controls)
        {
            return [];
        }

        // The layer that half of the items choose is measured too: what is reported on the other half is compared there.
        var layers = controls.Layers is LayerSelection.Best ? BestLayers(statistics.Value) : model.Swept(controls.Layers);
        var runner = new ControlRunner(
            spec, controls, pairs => Extract(cell, pairs, "controls"), blocks => Read(cell, "controls", blocks));
        return runner.Run(cell, measurement, layers);
    }

    private IReadOnlyList<GeneratedSample> Generations(PreparedCell cell, ConceptMeasurement measurement, Lazy<CellStatistics> statistics)
    {
        if (spec.Generation is not { } generation)
        {
            return [];
        }

        var layers = generation.Layers is LayerSelection.Best
            ? [statistics.Value.Best.Layer]
            : model.Swept(generation.Layers);
        return new GenerationRunner(generation, spec.Positions, shards, activationBudget, _keys, journal)
            .Run(cell, measurement, layers, (done, all, tokens) => Report(cell, "generation", done, all, tokens), cancellation);
    }

    private static IReadOnlyList<int> BestLayers(CellStatistics statistics) => statistics.Half is { } half
        ? [.. new[] { statistics.Best.Layer, half.Layer }.Distinct().Order()]
        : [statistics.Best.Layer];

    private ExtractedVectors Extract(PreparedCell cell, IReadOnlyList<ContrastivePrompt> pairs, string phase)
    {
        var tokens = 0.0;
        var extracted = new KeptVectors(_keys, journal, ReadsInput(spec)).FindOrExtract(pairs, model.Layers, missing =>
        {
            MissingRecordsException.ThrowIfNone(shards, phase, cell);
            var vectors = _extractor.Extract(pairs, missing, ReadsInput(spec), cancellation);
            tokens = pairs.Sum(p => (double)p.Matching.Length + p.NotMatching.Length) * (missing[^1] + 1) / model.Config.LayerCount;
            return vectors;
        });
        if (phase == "vectors" && tokens > 0)
        {
            Report(cell, phase, pairs.Count, pairs.Count, tokens);
        }

        return extracted;
    }

    private KeptReadings Read(PreparedCell cell, string phase, IReadOnlyList<WaveUnit[]> blocks)
    {
        var readings = new KeptReadings(_keys, journal, cell.Items, blocks);
        void Tell(double tokens) => Report(cell, phase, readings.Complete, cell.Items.Count, tokens);
        Tell(0);
        if (readings.Complete < cell.Items.Count)
        {
            MissingRecordsException.ThrowIfNone(shards, phase, cell);
        }

        readings.Measure(_waves, spec.Positions, model.Config.LayerCount, Tell, cancellation);
        return readings;
    }

    private void Report(PreparedCell cell, string phase, int done, int total, double tokens) =>
        progress.Report(new SweepEvent.Progress(model.Spec.Label, cell.Concept.Name, phase, done, total, tokens));
}
