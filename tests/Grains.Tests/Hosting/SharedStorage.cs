using System.Collections.Concurrent;
using Orleans.Serialization;
using Orleans.Storage;

namespace SteerCluster.Grains.Tests.Hosting;

/// <summary>
/// Grain storage outside of the silos, so that it outlives them: what a database is to a cluster. It keeps bytes and refuses writes
/// of a stale state; it counts, and it can be away.
/// </summary>
internal sealed class SharedStorage
{
    private readonly ConcurrentDictionary<string, (byte[] Bytes, long Tag)> _rows = new();
    private long _tag;
    private long _writes;

    public bool IsAway { get; set; }

    public long Writes => Interlocked.Read(ref _writes);

    public long Bytes => _rows.Values.Sum(r => (long)r.Bytes.Length);

    public IGrainStorage For(Serializer serializer) => new Provider(this, serializer);

    private sealed class Provider(SharedStorage storage, Serializer serializer) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Require();
            if (storage._rows.TryGetValue(Key(stateName, grainId), out var row))
            {
                (grainState.State, grainState.ETag, grainState.RecordExists) = (serializer.Deserialize<T>(row.Bytes), Tag(row.Tag), true);
            }

            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Require();
            var key = Key(stateName, grainId);
            var next = (serializer.SerializeToArray(grainState.State), Interlocked.Increment(ref storage._tag));
            var written = storage._rows.TryGetValue(key, out var row)
                ? Tag(row.Tag) == grainState.ETag && storage._rows.TryUpdate(key, next, row)
                : grainState.ETag is null && storage._rows.TryAdd(key, next);
            if (!written)
            {
                throw new InconsistentStateException($"{key} was written by another.", Tag(row.Tag), grainState.ETag);
            }

            Interlocked.Increment(ref storage._writes);
            (grainState.ETag, grainState.RecordExists) = (Tag(next.Item2), true);
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Require();
            storage._rows.TryRemove(Key(stateName, grainId), out _);
            (grainState.ETag, grainState.RecordExists) = (null, false);
            return Task.CompletedTask;
        }

        private static string Key(string stateName, GrainId grainId) => $"{stateName} {grainId}";

        private static string Tag(long tag) => tag.ToString(System.Globalization.CultureInfo.InvariantCulture);

        private void Require()
        {
            if (storage.IsAway)
            {
                throw new IOException("The storage is away.");
            }
        }
    }
}
