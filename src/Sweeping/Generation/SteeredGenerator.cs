using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Generation;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Memory;
using SteerCluster.Sweeping.Vectors;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Generation;

/// <summary>
/// Generates with a vector on: at the steered positions of the prompt, and at every generated token, whatever the positions,
/// since each of them follows the first steered one (and is the last position at its step).
/// </summary>
/// <param name="shards">The model's shards in order.</param>
/// <param name="spec">Tokens, temperature, top-p, top-k and seed.</param>
/// <param name="activationBudget">Bytes of activations, cache and logits that a batch may take.</param>
public sealed class SteeredGenerator(IReadOnlyList<DecoderShard> shards, GenerationSpec spec, long activationBudget)
{
    private readonly BatchDecoder _decoder = new(shards);
    private readonly SamplingOptions _sampling = new(spec.Temperature, spec.TopK, spec.TopP);

    /// <summary>Generates the texts in batches inside the budget; yields the new tokens of each batch in order.</summary>
    /// <param name="jobs">What to generate.</param>
    /// <param name="positions">Which tokens of the prompt are steered.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public IEnumerable<IReadOnlyList<IReadOnlyList<int>>> Run(
        IReadOnlyList<GenerationJob> jobs, SteeringPositions positions, CancellationToken cancellation = default)
    {
        var config = shards[0].Config;
        long Cost(GenerationJob job) => BatchDecoder.SequenceBytes(config, job.Prompt.Length + spec.NewTokens)
            + (job.Prompt.Length * ActivationCost.RowBytes(config));
        foreach (var batch in Chunks.Cut(jobs, Cost, activationBudget))
        {
            yield return Halving.Run(batch, some => Batch(some, positions, cancellation));
        }
    }

    private IReadOnlyList<IReadOnlyList<int>> Batch(IReadOnlyList<GenerationJob> jobs, SteeringPositions positions, CancellationToken cancellation)
    {
        var backend = shards[0].Backend;
        using var vectors = backend.Allocate(jobs.Count, shards[0].Config.HiddenSize);
        backend.Write([.. jobs.SelectMany(j => j.Vector)], vectors);
        var streams = jobs.Select(Stream).ToArray();
        void Steer(int layer, Tensor residual, BatchLayout layout, IReadOnlyList<int> firstPositions)
        {
            for (var i = 0; i < jobs.Count; i++)
            {
                var rows = layout.Sequences[i];
                var skipped = Math.Max(0, positions.FirstSteered(jobs[i].Prompt) - firstPositions[i]);
                if (jobs[i].Layer == layer && jobs[i].Strength != 0 && rows.Count > skipped)
                {
                    using var steered = residual.Slice(rows.Row + skipped, rows.Count - skipped);
                    backend.AddVector(steered, vectors, i, (float)jobs[i].Strength);
                }
            }
        }

        return _decoder.Decode(
            [.. jobs.Select(j => j.Prompt.Tokens)],
            spec.NewTokens,
            shards[0].Config.EosTokens,
            (sequence, logits) => Sampler.Choose(logits, _sampling, _sampling.Temperature > 0 ? streams[sequence].NextDouble() : 0),
            Steer,
            cancellation);
    }

    /// <summary>A stream of its own for every text, so that a text does not depend on its batch.</summary>
    private SeededRandom Stream(GenerationJob job) => new(SeedMix.Of(
        spec.Seed, job.Prompt.Index, job.Strength == 0 ? -1 : job.Layer, BitConverter.DoubleToInt64Bits(job.Strength)));
}
