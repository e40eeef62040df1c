using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Memory;
using SteerCluster.Sweeping.Sharding;

namespace SteerCluster.Sweeping.Waves;

/// <summary>
/// Runs waves on a model, cut into chunks of items that stay inside a memory budget. The result of an item does not depend on
/// the chunking, nor on where the shards are.
/// </summary>
public sealed class WaveRunner
{
    private readonly IReadOnlyList<IModelShard> _shards;
    private readonly long _activationBudget;

    /// <summary>Runs waves on the shards of a model.</summary>
    /// <param name="shards">The model's shards in order, covering all blocks.</param>
    /// <param name="activationBudget">Bytes of activations that a chunk may take; a single item may exceed it.</param>
    public WaveRunner(IReadOnlyList<IModelShard> shards, long activationBudget) =>
        (_shards, _activationBudget) = (shards, activationBudget);

    /// <summary>Runs waves on a model in this process.</summary>
    /// <param name="shards">The model's shards in order, covering all blocks.</param>
    /// <param name="activationBudget">Bytes of activations that a chunk may take; a single item may exceed it.</param>
    public WaveRunner(IReadOnlyList<DecoderShard> shards, long activationBudget)
        : this(LocalShard.Of(shards), activationBudget)
    {
    }

    private ModelConfig Config => _shards[0].Config;

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
        var chunks = Chunks.Cut(items, [
            (i => ActivationCost.ItemBytes(Config, group, i, positions), _activationBudget),
            .. ShardBoundaries.Limits(_shards, (int i, int layer) => ActivationCost.ItemRows(group, i, positions, layer + 2)),
        ]);
        return Pipeline.Run(
            chunks, ShardBoundaries.ChunksInFlight(_shards), (chunk, stop) => RunItems(group, chunk, units, positions, stop), cancellation);
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
        BoundaryRows? rows = null;
        AnswerReading[] readings = [];
        foreach (var shard in _shards)
        {
            (rows, readings) = shard.Run(chunk, rows, cancellation);
        }

        var results = chunk.Items.Select((item, i) => new ItemReadings(item, readings[i], Empty(chunk))).ToArray();
        for (var i = chunk.Items.Count; i < readings.Length; i++)
        {
            var s = chunk.Sequences[i];
            results[chunk.BaselineOf(i)].Steered[s.Unit][s.Strength] = readings[i];
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
