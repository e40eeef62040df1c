using SteerCluster.Inference.Models;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Prompting;

namespace SteerCluster.Sweeping.Waves;

/// <summary>
/// Items that go through the model together, with the rows they will have after every block. The baseline sequences come
/// first; after block l follow, for each unit of that layer, each strength and each item, a copy of the baseline's rows from
/// the first steered position on. Earlier positions are the baseline's, whose keys and values are shared.
/// </summary>
public sealed class WaveChunk
{
    private readonly Dictionary<int, int> _placeOfItem;
    private readonly Dictionary<int, int> _placeOfUnit;
    private readonly SequenceRows[] _rows;
    private readonly int[] _countByLayer;

    /// <summary>Lays a chunk out.</summary>
    /// <param name="group">Items and units.</param>
    /// <param name="items">Indices of the group's items that are in this chunk.</param>
    /// <param name="units">Indices of the group's units that are in this chunk.</param>
    /// <param name="positions">Which tokens are steered.</param>
    /// <param name="layerCount">Blocks of the model.</param>
    public WaveChunk(WaveGroup group, IReadOnlyList<int> items, IReadOnlyList<int> units, SteeringPositions positions, int layerCount)
    {
        (Group, Items, Positions) = (group, items, positions);
        Units = [.. units.OrderBy(u => group.Units[u].Layer).ThenBy(u => u)];
        Sequences = [.. items.Select(i => new WaveSequence(i, -1, 0)), .. Units.SelectMany(Steered)];
        _placeOfItem = items.Index().ToDictionary(p => p.Item, p => p.Index);
        _placeOfUnit = Units.Index().ToDictionary(p => p.Item, p => p.Index);
        _rows = Place(positions);
        _countByLayer = [.. Enumerable.Range(0, layerCount).Select(l => Sequences.Count(s => s.Unit < 0 || group.Units[s.Unit].Layer <= l))];
    }

    /// <summary>Items and units.</summary>
    public WaveGroup Group { get; }

    /// <summary>Indices of the group's items.</summary>
    public IReadOnlyList<int> Items { get; }

    /// <summary>Which tokens are steered.</summary>
    public SteeringPositions Positions { get; }

    /// <summary>Indices of the group's units, by layer.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>All sequences, the baselines first, then in the order in which they are added.</summary>
    public IReadOnlyList<WaveSequence> Sequences { get; }

    /// <summary>Rows of the residual stream once all sequences are in.</summary>
    public int RowCount => _rows.Length == 0 ? 0 : _rows[^1].End;

    /// <summary>The baseline sequence of the item of sequence <paramref name="sequence"/>.</summary>
    public int BaselineOf(int sequence) => _placeOfItem[Sequences[sequence].Item];

    /// <summary>Where the unit of a steered sequence stands in <see cref="Units"/>.</summary>
    public int UnitPlace(int sequence) => _placeOfUnit[Sequences[sequence].Unit];

    /// <summary>Number of units of layers before <paramref name="layer"/>, which stand first in <see cref="Units"/>.</summary>
    public int UnitsBefore(int layer) => Units.TakeWhile(u => Group.Units[u].Layer < layer).Count();

    /// <summary>Number of sequences present after block <paramref name="layer"/> and its injections; -1 is before block 0.</summary>
    public int SequenceCount(int layer) => layer < 0 ? Items.Count : _countByLayer[layer];

    /// <summary>The rows of sequence <paramref name="sequence"/>.</summary>
    public SequenceRows Rows(int sequence) => _rows[sequence];

    /// <summary>The layout after block <paramref name="layer"/> and its injections; -1 is before block 0.</summary>
    public BatchLayout Layout(int layer) => new(_rows[..SequenceCount(layer)]);

    /// <summary>The prompt of sequence <paramref name="sequence"/>.</summary>
    public EncodedPrompt Prompt(int sequence) => Group.Items[Sequences[sequence].Item];

    private IEnumerable<WaveSequence> Steered(int unit) =>
        from strength in Enumerable.Range(0, Group.Units[unit].Strengths.Count)
        from item in Items
        select new WaveSequence(item, unit, strength);

    private SequenceRows[] Place(SteeringPositions positions)
    {
        var placed = new SequenceRows[Sequences.Count];
        var row = 0;
        for (var i = 0; i < placed.Length; i++)
        {
            var prompt = Prompt(i);
            var first = Sequences[i].Unit < 0 ? 0 : positions.FirstSteered(prompt);
            var baselineRow = Sequences[i].Unit < 0 ? row : placed[BaselineOf(i)].Row;
            placed[i] = new SequenceRows(row, prompt.Length - first, baselineRow, first);
            row += prompt.Length - first;
        }

        return placed;
    }
}
