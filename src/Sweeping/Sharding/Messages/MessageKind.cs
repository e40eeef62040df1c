namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>The first byte of a message; the second is the version of all layouts.</summary>
internal enum MessageKind : byte
{
    Wave = 1,
    Extraction = 2,
    GenerationBegin = 3,
    GenerationStep = 4,
    GenerationEnd = 5,
    Done = 16,
    OutOfMemory = 17,
    NotFinite = 18,
    Refused = 19,
    Failed = 20,
    Lost = 21,
}
