namespace SteerCluster.Sweeping.Journaling;

/// <summary>The first byte of a payload; the second is the version of its layout.</summary>
internal enum RecordKind : byte
{
    Items = 1,
    Vectors = 2,
    Tokens = 3,
}
