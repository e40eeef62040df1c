using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.Sweeping.Journaling;

namespace SteerCluster.Grains.Waves;

/// <summary>
/// The records of a cell's units in memory. What was added since is handed out once by <see cref="TakeNew"/>, to be kept. Safe
/// from several threads: the engine adds while the worker takes.
/// </summary>
internal sealed class UnitRecords : IRecordStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _records = new(StringComparer.Ordinal);
    private Dictionary<int, List<UnitRecord>> _new = [];

    /// <summary>Number of records.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _records.Count;
            }
        }
    }

    /// <summary>Adds records that are kept already.</summary>
    public void AddKept(IEnumerable<UnitRecord> records)
    {
        lock (_lock)
        {
            foreach (var record in records)
            {
                _records[record.Key] = record.Payload;
            }
        }
    }

    /// <inheritdoc/>
    public bool Contains(string key)
    {
        lock (_lock)
        {
            return _records.ContainsKey(key);
        }
    }

    /// <inheritdoc/>
    public bool TryGet(string key, out byte[] payload)
    {
        lock (_lock)
        {
            var found = _records.TryGetValue(key, out var value);
            payload = value ?? [];
            return found;
        }
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyCollection<WorkRecord> records)
    {
        lock (_lock)
        {
            foreach (var record in records)
            {
                if (!_records.TryAdd(record.Key, record.Payload))
                {
                    continue;
                }

                if (!_new.TryGetValue(record.Layer, out var ofLayer))
                {
                    _new.Add(record.Layer, ofLayer = []);
                }

                ofLayer.Add(new UnitRecord(record.Key, record.Payload));
            }
        }
    }

    /// <summary>What was added since this was asked last, by layer.</summary>
    public IReadOnlyDictionary<int, List<UnitRecord>> TakeNew()
    {
        lock (_lock)
        {
            var taken = _new;
            _new = [];
            return taken;
        }
    }

    /// <summary>What was taken could not be kept.</summary>
    public void PutBack(IReadOnlyDictionary<int, List<UnitRecord>> taken)
    {
        lock (_lock)
        {
            foreach (var (layer, records) in taken)
            {
                _new[layer] = [.. records, .. _new.GetValueOrDefault(layer) ?? []];
            }
        }
    }
}
