using SteerCluster.Inference.Generation;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Memory;
using SteerCluster.Sweeping.Sharding;
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
public sealed class SteeredGenerator(IReadOnlyList<IModelShard> shards, GenerationSpec spec, long activationBudget)
{
    private readonly SamplingOptions _sampling = new(spec.Temperature, spec.TopK, spec.TopP);

    /// <summary>Generates the texts in batches inside the budget; yields the new tokens of each batch in order.</summary>
    /// <param name="jobs">What to generate.</param>
    /// <param name="positions">Which tokens of the prompt are steered.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public IEnumerable<IReadOnlyList<IReadOnlyList<int>>> Run(
        IReadOnlyList<GenerationJob> jobs, SteeringPositions positions, CancellationToken cancellation = default)
    {
        var config = shards[0].Config;
        long Cost(GenerationJob job) => ShardDecoder.SequenceBytes(config, job.Prompt.Length + spec.NewTokens)
            + (job.Prompt.Length * ActivationCost.RowBytes(config));
        var batches = Chunks.Cut(jobs, [(Cost, activationBudget), .. ShardBoundaries.Limits(shards, (GenerationJob j, int _) => j.Prompt.Length)]);
        foreach (var batch in batches)
        {
            yield return Halving.Run(batch, some => Batch(some, positions, cancellation));
        }
    }

    private List<int>[] Batch(IReadOnlyList<GenerationJob> jobs, SteeringPositions positions, CancellationToken cancellation)
    {
        var batch = new GenerationBatch(
            [.. jobs.Select(j => new GenerationSequence(
                j.Prompt.Length + spec.NewTokens, positions.FirstSteered(j.Prompt), j.Layer, j.Strength, j.Vector))],
            _sampling);
        var sessions = new List<IGenerationSession>();
        try
        {
            foreach (var shard in shards)
            {
                sessions.Add(shard.Begin(batch, cancellation));
            }

            return Decode(jobs, sessions, cancellation);
        }
        finally
        {
            sessions.ForEach(s => s.Dispose());
        }
    }

    /// <summary>Up to the spec's number of tokens for each job; a stop token ends a text and is not among them.</summary>
    private List<int>[] Decode(IReadOnlyList<GenerationJob> jobs, List<IGenerationSession> sessions, CancellationToken cancellation)
    {
        var stop = shards[0].Config.EosTokens;
        var streams = jobs.Select(Stream).ToArray();
        var generated = jobs.Select(_ => new List<int>()).ToArray();
        var input = jobs.Select(j => j.Prompt.Tokens).ToArray();
        for (var step = 0; step < spec.NewTokens && input.Any(i => i.Length > 0); step++)
        {
            var uniforms = input.Select((tokens, i) => tokens.Length > 0 && _sampling.Temperature > 0 ? streams[i].NextDouble() : 0).ToArray();
            var next = Step(new GenerationStep([.. input], uniforms), sessions, cancellation);
            for (var i = 0; i < input.Length; i++)
            {
                input[i] = input[i].Length == 0 || stop.Contains(next[i]) ? [] : [next[i]];
                generated[i].AddRange(input[i]);
            }
        }

        return generated;
    }

    private static int[] Step(GenerationStep step, List<IGenerationSession> sessions, CancellationToken cancellation)
    {
        BoundaryRows? rows = null;
        int[] next = [];
        foreach (var session in sessions)
        {
            (rows, next) = session.Step(step, rows, cancellation);
        }

        return next;
    }

    /// <summary>A stream of its own for every text, so that a text does not depend on its batch.</summary>
    private SeededRandom Stream(GenerationJob job) => new(SeedMix.Of(
        spec.Seed, job.Prompt.Index, job.Strength == 0 ? -1 : job.Layer, BitConverter.DoubleToInt64Bits(job.Strength)));
}
