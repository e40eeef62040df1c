namespace SteerCluster.Sweeping.Journaling;

/// <summary>A piece of finished work.</summary>
/// <param name="Layer">The layer whose unit it belongs to.</param>
/// <param name="Key">Says all that the payload depends on.</param>
/// <param name="Payload">The numbers, see <see cref="JournalRecords"/>.</param>
public readonly record struct WorkRecord(int Layer, string Key, byte[] Payload);
