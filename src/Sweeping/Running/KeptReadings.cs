using SteerCluster.Inference.Backends;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Running;

/// <summary>
/// Readings of a list of items under blocks of units (a layer of the sweep, or all control vectors of one kind), from the
/// journal where it has them. A record is one item under one block.
/// </summary>
internal sealed class KeptReadings
{
    private readonly ContentKeys _keys;
    private readonly IRecordStore _journal;
    private readonly IReadOnlyList<EncodedPrompt> _items;
    private readonly IReadOnlyList<WaveUnit[]> _blocks;
    private readonly string[] _blockHashes;
    private readonly string[] _itemHashes;
    private readonly ItemReadings?[][] _readings;

    public KeptReadings(ContentKeys keys, IRecordStore journal, IReadOnlyList<EncodedPrompt> items, IReadOnlyList<WaveUnit[]> blocks)
    {
        (_keys, _journal, _items, _blocks) = (keys, journal, items, blocks);
        _blockHashes = [.. blocks.Select(ContentKeys.Units)];
        _itemHashes = [.. items.Select(ContentKeys.Item)];
        _readings = [.. items.Select((_, i) => blocks.Select((_, b) =>
            journal.TryGet(Key(b, i), out var payload) ? JournalRecords.DecodeItems(payload).Single() : null).ToArray())];
    }

    /// <summary>Items that have all their readings.</summary>
    public int Complete => _readings.Count(r => r.All(block => block is not null));

    /// <summary>Measures what is missing; reports after each chunk of items with the tokens that it took through the model.</summary>
    public void Measure(WaveRunner waves, SteeringPositions positions, int layerCount, Action<double> report, CancellationToken cancellation)
    {
        // Items that lack the same blocks go together: after a kill, those that lack all; after an amendment, all that lack the new ones.
        var lacking = Enumerable.Range(0, _items.Count)
            .Select(i => (Item: i, Blocks: Enumerable.Range(0, _blocks.Count).Where(b => _readings[i][b] is null).ToArray()))
            .Where(l => l.Blocks.Length > 0)
            .GroupBy(l => string.Join(',', l.Blocks));
        foreach (var alike in lacking)
        {
            var blocks = alike.First().Blocks;
            var group = new WaveGroup(_items, [.. blocks.SelectMany(b => _blocks[b])]);
            foreach (var chunk in waves.Run(group, [.. alike.Select(l => l.Item)], positions, cancellation))
            {
                // A record is kept for good: one that is not a number would fail the sweep even after its cause is gone.
                RequireFinite(chunk, group);
                _journal.Append([.. chunk.SelectMany(item => Split(item, blocks))]);
                report(chunk.Sum(r => ActivationCost.PassTokens(layerCount, group, r.Item, positions)));
            }
        }
    }

    /// <summary>The readings of an item under a block; present after <see cref="Measure"/>.</summary>
    public ItemReadings At(int item, int block) => _readings[item][block]!;

    private static void RequireFinite(IReadOnlyList<ItemReadings> chunk, WaveGroup group)
    {
        foreach (var item in chunk)
        {
            if (!IsFinite(item.Baseline))
            {
                throw new NonFiniteException($"The unsteered readings of item {item.Item} are NaN or infinite: the checkpoint is damaged.");
            }

            var broken = Array.FindIndex(item.Steered, unit => !unit.All(IsFinite));
            if (broken >= 0)
            {
                throw new NonFiniteException(
                    $"The readings of item {item.Item} steered at layer {group.Units[broken].Layer} are NaN or infinite: "
                    + "the checkpoint is damaged, or the steering vector is too large.");
            }
        }
    }

    private static bool IsFinite(AnswerReading reading) => double.IsFinite(reading.LogProbA) && double.IsFinite(reading.LogProbB);

    private IEnumerable<WorkRecord> Split(ItemReadings item, int[] blocks)
    {
        var unit = 0;
        foreach (var block in blocks)
        {
            var end = unit + _blocks[block].Length;
            var part = item with { Item = 0, Steered = item.Steered[unit..end] };
            _readings[item.Item][block] = part;
            unit = end;
            yield return new WorkRecord(_blocks[block][0].Layer, Key(block, item.Item), JournalRecords.Encode([part]));
        }
    }

    private string Key(int block, int item) => _keys.Readings(_blockHashes[block], _itemHashes[item]);
}
