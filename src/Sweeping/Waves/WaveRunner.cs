using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Memory;

namespace SteerCluster.Sweeping.Waves;

/// <summary>
/// Runs waves on a model in this process, cut into chunks of items that stay inside a memory budget. The result of an item
/// does not depend on the chunking.
/// </summary>
/// <param name="shards">The model's shards in order, covering all blocks.</param>
/// <param name="activationBudget">Bytes of activations that a chunk may take; a single item may exceed it.</param>
public sealed class WaveRunner(IReadOnlyList<DecoderShard> shards, long activationBudget)
{
    private readonly WaveShard[] _shards = [.. shards.Select(s => new WaveShard(s))];

    private ModelConfig Config => shards[0].Config;

    /// <summary>Measures a group and yields every item's readings as its chunk finishes, in the order of the items.</summary>
    /// <param name="group">Items and units.</param>
    /// <param name="items">Indices of the items to measure; null for all.</param>
    /// <param name="positions">Which tokens are steered.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public IEnumerable<IReadOnlyList<ItemReadings>> Run(
        WaveGroup group, IReadOnlyList<int>? items, SteeringPositions positions, CancellationToken cancellation = default)
    {
        items ??= [.. Enumerable.Range(0, group.Items.Count)];
        var units = Enumerable.Range(0, group.Units.Count).ToArray();
        foreach (var chunk in Chunks.Cut(items, i => ActivationCost.ItemBytes(Config, group, i, positions), activationBudget))
        {
            yield return RunItems(group, chunk, units, positions, cancellation);
        }
    }

    /// <summary>Runs one chunk; where memory runs out, halves the items and then the units, and repeats.</summary>
    private IReadOnlyList<ItemReadings> RunItems(
        WaveGroup group, IReadOnlyList<int> items, int[] units, SteeringPositions positions, CancellationToken cancellation) =>
        Halving.Run(items, some => RunUnits(group, some, units, positions, cancellation));

    private ItemReadings[] RunUnits(
        WaveGroup group, IReadOnlyList<int> items, int[] units, SteeringPositions positions, CancellationToken cancellation)
    {
        try
        {
            return RunChunk(new WaveChunk(group, items, units, positions, Config.LayerCount), cancellation);
        }
        catch (OutOfMemoryException) when (items.Count == 1 && units.Length > 1)
        {
            var half = units.Length / 2;
            var first = RunUnits(group, items, units[..half], positions, cancellation)[0];
            var second = RunUnits(group, items, units[half..], positions, cancellation)[0];
            return [first with { Steered = [.. first.Steered.Zip(second.Steered, (a, b) => a.Length > 0 ? a : b)] }];
        }
    }

    private ItemReadings[] RunChunk(WaveChunk chunk, CancellationToken cancellation)
    {
        Tensor? rows = null;
        foreach (var shard in _shards)
        {
            var input = rows;
            rows = null;
            rows = shard.Run(chunk, input, cancellation);
        }

        using var answers = rows!;
        var readings = _shards[^1].Read(chunk, answers);
        var place = chunk.Items.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => p.i);
        var results = chunk.Items.Select((item, i) => new ItemReadings(item, readings[i], Empty(chunk))).ToArray();
        for (var i = chunk.Items.Count; i < readings.Length; i++)
        {
            var s = chunk.Sequences[i];
            results[place[s.Item]].Steered[s.Unit][s.Strength] = readings[i];
        }

        return results;
    }

    private static AnswerReading[][] Empty(WaveChunk chunk)
    {
        var steered = new AnswerReading[chunk.Group.Units.Count][];
        Array.Fill(steered, []);
        foreach (var unit in chunk.Units)
        {
            steered[unit] = new AnswerReading[chunk.Group.Units[unit].Strengths.Count];
        }

        return steered;
    }
}
