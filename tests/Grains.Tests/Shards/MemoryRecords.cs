using System.Collections.Concurrent;
using SteerCluster.Sweeping.Journaling;

namespace SteerCluster.Grains.Tests.Shards;

/// <summary>Records in memory.</summary>
internal sealed class MemoryRecords : IRecordStore
{
    private readonly ConcurrentDictionary<string, byte[]> _records = new(StringComparer.Ordinal);

    public int Count => _records.Count;

    public bool Contains(string key) => _records.ContainsKey(key);

    public bool TryGet(string key, out byte[] payload)
    {
        var found = _records.TryGetValue(key, out var bytes);
        payload = bytes ?? [];
        return found;
    }

    public void Append(IReadOnlyCollection<WorkRecord> records)
    {
        foreach (var record in records)
        {
            _records[record.Key] = record.Payload;
        }
    }
}
