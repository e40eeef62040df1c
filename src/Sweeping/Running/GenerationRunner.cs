using SteerCluster.Inference.Models;
using SteerCluster.Steering.Generation;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Sweeping.Running;

/// <summary>Generates the texts of a cell, and judges them.</summary>
internal sealed class GenerationRunner(
    GenerationSpec generation,
    SteeringPositions positions,
    IReadOnlyList<DecoderShard> shards,
    long activationBudget,
    ContentKeys keys,
    IRecordStore journal)
{
    private readonly string _settings = FormattableString.Invariant(
        $"{generation.NewTokens}/{generation.Temperature:R}/{generation.TopP:R}/{generation.TopK}/{generation.Seed}");

    /// <summary>Every text of the cell; report(done, all, tokens) after each batch.</summary>
    public IReadOnlyList<GeneratedSample> Run(
        PreparedCell cell, ConceptMeasurement measurement, IReadOnlyList<int> layers, Action<int, int, double> report, CancellationToken cancellation)
    {
        GenerationJob[] jobs =
        [
            .. from layer in layers
               from strength in generation.Strengths ?? measurement.Strengths
               from item in cell.Items.Take(generation.Items)
               select new GenerationJob(item, layer, strength, measurement.Vectors[measurement.Layers.ToList().IndexOf(layer)]),
        ];

        // Sampled text also depends on the item's place, which seeds its stream; unsteered text is the same for every layer.
        string Key(GenerationJob job) => $"{keys.Generation(_settings, job)}/{job.Prompt.Index}";
        var missing = jobs.Where(j => !journal.Contains(Key(j))).DistinctBy(Key).ToArray();
        var (all, done) = (jobs.DistinctBy(Key).Count(), 0);
        done = all - missing.Length;
        report(done, all, 0);
        if (missing.Length > 0)
        {
            MissingRecordsException.ThrowIfNone(shards, "generation", cell);
            Generate(missing);
        }

        return [.. jobs.Select(job => Judge(cell, job, journal.TryGet(Key(job), out var payload) ? JournalRecords.DecodeTokens(payload) : []))];

        void Generate(GenerationJob[] missing)
        {
            var next = 0;
            foreach (var batch in new SteeredGenerator(shards, generation, activationBudget).Run(missing, positions, cancellation))
            {
                journal.Append([.. batch.Select((tokens, i) => new WorkRecord(missing[next + i].Layer, Key(missing[next + i]), JournalRecords.EncodeTokens(tokens)))]);
                next += batch.Count;
                done += batch.Count;
                report(done, all, batch.Sum(b => b.Count));
            }
        }
    }

    private GeneratedSample Judge(PreparedCell cell, GenerationJob job, IReadOnlyList<int> tokens)
    {
        var text = cell.Tokenizer.Decode([.. tokens], skipSpecialTokens: true);
        var answer = GeneratedAnswer.Judge(text, cell.Concept.Eval[job.Prompt.Index], generation.IgnoreCase);
        return new GeneratedSample(
            job.Layer, job.Strength, job.Prompt.Index, tokens, text, answer.Extracted, answer.IsValid, answer.MatchesBehavior);
    }
}
