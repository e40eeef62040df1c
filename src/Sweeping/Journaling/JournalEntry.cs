namespace SteerCluster.Sweeping.Journaling;

/// <summary>Where a record lies.</summary>
/// <param name="Offset">Its first byte in the file.</param>
/// <param name="KeyLength">Bytes of its key.</param>
/// <param name="PayloadLength">Bytes of its payload.</param>
internal readonly record struct JournalEntry(long Offset, int KeyLength, int PayloadLength)
{
    public int FrameLength => JournalFrame.HeadBytes + KeyLength + PayloadLength + JournalFrame.CheckBytes;

    public long End => Offset + FrameLength;
}
