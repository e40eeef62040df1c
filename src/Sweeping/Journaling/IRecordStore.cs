namespace SteerCluster.Sweeping.Journaling;

/// <summary>
/// Finished work by key: a <see cref="SweepJournal"/> on one machine, the durable records of the units in a cluster. Keys say all
/// that a payload depends on, so a record that is added twice is the same record.
/// </summary>
public interface IRecordStore
{
    /// <summary>Whether there is a record of a key.</summary>
    /// <param name="key">The key.</param>
    bool Contains(string key);

    /// <summary>Reads the record of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="payload">Its payload; empty where there is none.</param>
    /// <returns>Whether there is one.</returns>
    bool TryGet(string key, out byte[] payload);

    /// <summary>Adds records.</summary>
    /// <param name="records">The records.</param>
    void Append(IReadOnlyCollection<WorkRecord> records);
}
