using SteerCluster.Inference.Models;
using SteerCluster.Steering.Generation;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Vectors;
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
    SweepJournal journal,
    IProgress<SweepEvent> progress,
    CancellationToken cancellation)
{
    private readonly WaveRunner _waves = new(shards, activationBudget);
    private readonly VectorExtractor _extractor = new(shards, activationBudget);
    private readonly double[] _strengths = [.. spec.SteeredStrengths];

    /// <summary>The vectors of a cell, from the journal or extracted.</summary>
    public ExtractedVectors Extract(PreparedCell cell)
    {
        var key = $"{cell.Key}/vectors/{LayerKey}";
        if (journal.TryGet(key, out var payload))
        {
            return JournalRecords.DecodeVectors(payload);
        }

        var vectors = _extractor.Extract(cell.Pairs, model.Layers, spec.Compat == Compatibility.Seeds, cancellation);
        journal.Append(key, JournalRecords.Encode(vectors));
        Report(cell, "vectors", cell.Pairs.Count, cell.Pairs.Count, cell.Pairs.Sum(p => p.Matching.Length + p.NotMatching.Length));
        return vectors;
    }

    /// <summary>Measures a cell with the given vectors, [layer][hidden].</summary>
    public ConceptMeasurement Measure(PreparedCell cell, ExtractedVectors extracted, float[][] vectors)
    {
        WaveUnit[] units = [.. model.Layers.Select((layer, i) => new WaveUnit(layer, vectors[i], _strengths))];
        var readings = RunGroup(cell, "sweep", SweepKey(model, cell), new WaveGroup(cell.Items, units));
        var measurement = new ConceptMeasurement
        {
            ModelLabel = model.Spec.Label,
            ModelId = model.Spec.Id,
            Concept = cell.Concept.Name,
            LayerCount = model.Config.LayerCount,
            Layers = model.Layers,
            Strengths = spec.Strengths,
            MatchingIsA = [.. cell.Items.Select(i => i.MatchingIsA)],
            ItemsPerGroup = cell.Concept.ItemsPerGroup,
            Baseline = [.. readings.Select(r => r.Baseline)],
            Steered = [.. units.Select((_, u) => _strengths.Select((_, s) => readings.Select(r => r.Steered[u][s]).ToArray()).ToArray())],
            Extracted = extracted,
            Vectors = vectors,
            Conventions = cell.Conventions,
        };
        return measurement with
        {
            Controls = spec.Controls is { } controls ? [.. RunControls(cell, controls, measurement)] : [],
            Generations = spec.Generation is { } generation ? [.. Generate(cell, generation, measurement)] : [],
        };
    }

    private string LayerKey => string.Join(',', model.Layers);

    /// <summary>The journal's key of one item of the sweep itself.</summary>
    public static string SweepKey(PreparedModel model, PreparedCell cell, int item) => $"{SweepKey(model, cell)}/{item}";

    private static string SweepKey(PreparedModel model, PreparedCell cell) => $"{cell.Key}/sweep/{string.Join(',', model.Layers)}";

    /// <summary>Runs a wave over the items that the journal lacks; readings of all items in order.</summary>
    private ItemReadings[] RunGroup(PreparedCell cell, string phase, string key, WaveGroup group)
    {
        var readings = new ItemReadings?[group.Items.Count];
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = journal.TryGet($"{key}/{i}", out var payload) ? JournalRecords.DecodeItems(payload).Single() : null;
        }

        int[] missing = [.. Enumerable.Range(0, readings.Length).Where(i => readings[i] is null)];
        Report(cell, phase, readings.Length - missing.Length, readings.Length, 0);
        foreach (var chunk in _waves.Run(group, missing, spec.Positions, cancellation))
        {
            journal.Append([.. chunk.Select(r => ($"{key}/{r.Item}", JournalRecords.Encode([r])))]);
            foreach (var r in chunk)
            {
                readings[r.Item] = r;
            }

            var tokens = chunk.Sum(r => ActivationCost.PassTokens(model.Config.LayerCount, group, r.Item, spec.Positions));
            Report(cell, phase, readings.Count(r => r is not null), readings.Length, tokens);
        }

        return readings!;
    }

    private IEnumerable<ControlMeasurement> RunControls(PreparedCell cell, ControlsSpec controls, ConceptMeasurement measurement)
    {
        double[] ends = [spec.Strengths[0], spec.Strengths[^1]];
        foreach (var layer in ControlLayers(controls, measurement))
        {
            var vector = measurement.Vectors[measurement.Layers.ToList().IndexOf(layer)];
            var random = Enumerable.Range(0, controls.RandomVectors).Select(i => ControlVectors.Random(vector, controls.Seed, layer, i));
            var shuffled = Enumerable.Range(0, controls.ShuffledLabels).Select(i => Shuffled(cell, controls.Seed, i, layer, measurement));
            foreach (var (kind, vectors) in new[] { ("random", random.ToArray()), ("shuffled", shuffled.ToArray()) })
            {
                var group = new WaveGroup(cell.Items, [.. vectors.Select(v => new WaveUnit(layer, v, [.. ends.Where(e => e != 0)]))]);
                var readings = vectors.Length == 0
                    ? []
                    : RunGroup(cell, "controls", $"{cell.Key}/{kind}/{LayerKey}/{layer}/{controls.Seed}/{vectors.Length}", group);
                for (var v = 0; v < vectors.Length; v++)
                {
                    yield return new ControlMeasurement(kind, layer, v, End(readings, v, ends, 0), End(readings, v, ends, 1));
                }
            }
        }
    }

    /// <summary>The readings at one end of the strengths, which is the baseline where that end is 0.</summary>
    private static AnswerReading[] End(ItemReadings[] readings, int vector, double[] ends, int end) =>
        ends[end] == 0
            ? [.. readings.Select(r => r.Baseline)]
            : [.. readings.Select(r => r.Steered[vector][ends[0] == 0 ? 0 : end])];

    private float[] Shuffled(PreparedCell cell, int seed, int index, int layer, ConceptMeasurement measurement)
    {
        var place = measurement.Layers.ToList().IndexOf(layer);
        var key = $"{cell.Key}/shuffled-vectors/{LayerKey}/{seed}/{index}";
        if (!journal.TryGet(key, out var payload))
        {
            payload = JournalRecords.Encode(_extractor.Extract(
                ControlVectors.Shuffle(cell.Pairs, seed, index), model.Layers, spec.Compat == Compatibility.Seeds, cancellation));
            journal.Append(key, payload);
        }

        var shuffled = JournalRecords.DecodeVectors(payload).Vectors[place];
        return spec.Vectors.Normalize == VectorNormalization.None
            ? shuffled
            : VectorNormalizer.ScaleTo(shuffled, VectorNormalizer.Norm(measurement.Vectors[place]));
    }

    /// <summary>The layers asked for; with <c>best</c>, the best layer and the one that half of the items choose.</summary>
    private IEnumerable<int> ControlLayers(ControlsSpec controls, ConceptMeasurement measurement)
    {
        if (controls.Layers is not LayerSelection.Best)
        {
            return controls.Layers.Resolve(model.Config.LayerCount, model.Spec.Label).Intersect(measurement.Layers);
        }

        var (best, half) = BestLayers(measurement);
        return half is { } other ? new[] { best, other }.Distinct().Order() : [best];
    }

    private (int Best, int? Half) BestLayers(ConceptMeasurement measurement)
    {
        var low = measurement.Layers.Select((_, l) => Matching(measurement, l, 0)).ToArray();
        var high = measurement.Layers.Select((_, l) => Matching(measurement, l, measurement.Strengths.Count - 1)).ToArray();
        var deltas = high.Zip(low, (h, l) => h.Average() - l.Average()).ToArray();
        var options = UnitStatisticsOptions.For(spec) with { Resamples = 0 };
        return (BestLayer.Of(measurement.Layers, deltas).Layer, HalfSplit.Of(measurement.Layers, high, low, options)?.Layer);
    }

    private static double[] Matching(ConceptMeasurement measurement, int layer, int strength) =>
        [.. measurement.Readings(layer, strength).Select((r, i) => r.Matching(measurement.MatchingIsA[i]))];

    private IEnumerable<GeneratedSample> Generate(PreparedCell cell, GenerationSpec generation, ConceptMeasurement measurement)
    {
        var layers = generation.Layers is LayerSelection.Best
            ? [BestLayers(measurement).Best]
            : generation.Layers.Resolve(model.Config.LayerCount, model.Spec.Label).Intersect(measurement.Layers).ToArray();
        GenerationJob[] jobs =
        [
            .. from layer in layers
               from strength in generation.Strengths ?? spec.Strengths
               from item in cell.Items.Take(generation.Items)
               select new GenerationJob(item, layer, strength, measurement.Vectors[measurement.Layers.ToList().IndexOf(layer)]),
        ];
        var settings = $"{generation.NewTokens}/{generation.Temperature:R}/{generation.TopP:R}/{generation.TopK}/{generation.Seed}/{generation.IgnoreCase}";
        string Key(GenerationJob job) => $"{cell.Key}/generation/{LayerKey}/{settings}/{job.Layer}/{job.Strength:R}/{job.Prompt.Index}";
        GenerationJob[] missing = [.. jobs.Where(j => !journal.TryGet(Key(j), out _))];
        var done = jobs.Length - missing.Length;
        foreach (var batch in new SteeredGenerator(shards, generation, activationBudget).Run(missing, spec.Positions, cancellation))
        {
            var first = done - (jobs.Length - missing.Length);
            journal.Append([.. batch.Select((tokens, i) =>
                (Key(missing[first + i]), JournalRecords.Encode([Judge(cell, generation, missing[first + i], tokens)])))]);
            done += batch.Count;
            Report(cell, "generation", done, jobs.Length, batch.Sum(b => b.Count));
        }

        return jobs.Select(job =>
        {
            journal.TryGet(Key(job), out var payload);
            return JournalRecords.DecodeGenerations(payload).Single();
        });
    }

    private static GeneratedSample Judge(PreparedCell cell, GenerationSpec generation, GenerationJob job, IReadOnlyList<int> tokens)
    {
        var text = cell.Tokenizer.Decode([.. tokens], skipSpecialTokens: true);
        var answer = GeneratedAnswer.Judge(text, cell.Concept.Eval[job.Prompt.Index], generation.IgnoreCase);
        return new GeneratedSample(
            job.Layer, job.Strength, job.Prompt.Index, tokens, text, answer.Extracted, answer.IsValid, answer.MatchesBehavior);
    }

    private void Report(PreparedCell cell, string phase, int done, int total, double tokens) =>
        progress.Report(new SweepEvent.Progress(model.Spec.Label, cell.Concept.Name, phase, done, total, tokens));
}
