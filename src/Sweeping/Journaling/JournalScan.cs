namespace SteerCluster.Sweeping.Journaling;

/// <summary>What a journal's file holds: the records before the first one that is unfinished or damaged.</summary>
/// <param name="Entries">The last record of every key.</param>
/// <param name="End">Where the good records end; 0 where not even the file's head is whole.</param>
/// <param name="Damage">What is wrong with the bytes after them, and they are more than an unfinished write; else null.</param>
internal sealed record JournalScan(Dictionary<string, JournalEntry> Entries, long End, string? Damage)
{
    /// <exception cref="JournalException">The file is not a journal of this version.</exception>
    public static JournalScan Of(Stream stream, string name)
    {
        var entries = new Dictionary<string, JournalEntry>(StringComparer.Ordinal);
        stream.Position = 0;
        var start = new byte[JournalFrame.FileHead.Length];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!JournalFrame.FileHead.StartsWith(start.AsSpan(0, read)))
        {
            throw new JournalException($"{name} is not a journal of this version of the tool: it begins with other bytes. Move it away, or choose another output folder.");
        }

        if (read < start.Length)
        {
            return new JournalScan(entries, 0, null);
        }

        var offset = (long)read;
        while (offset < stream.Length)
        {
            if (Next(stream, offset, out var key, out var damage) is not { } entry)
            {
                return new JournalScan(entries, offset, damage);
            }

            entries[key] = entry;
            offset = entry.End;
        }

        return new JournalScan(entries, offset, null);
    }

    /// <summary>The record at an offset; null at an unfinished (no damage) or a damaged one.</summary>
    private static JournalEntry? Next(Stream stream, long offset, out string key, out string? damage)
    {
        (key, damage) = ("", null);
        var rest = stream.Length - offset;
        if (rest < JournalFrame.HeadBytes)
        {
            return null;
        }

        var head = new byte[JournalFrame.HeadBytes];
        stream.Position = offset;
        stream.ReadExactly(head);
        if (JournalFrame.Lengths(head) is not { } lengths)
        {
            damage = IsZero(stream, offset) ? null : "the head of a record is damaged";
            return null;
        }

        var entry = new JournalEntry(offset, lengths.Key, lengths.Payload);
        if (entry.End > stream.Length)
        {
            return null;
        }

        var frame = new byte[entry.FrameLength];
        stream.Position = offset;
        stream.ReadExactly(frame);
        key = JournalFrame.Key(frame, entry.KeyLength);
        if (JournalFrame.IsIntact(frame))
        {
            return entry;
        }

        damage = $"the checksum of the record {string.Concat(key.Select(c => char.IsControl(c) ? '?' : c))} does not match";
        return null;
    }

    /// <summary>Whether all from an offset on is zero, as a file is that a power failure caught while it grew.</summary>
    private static bool IsZero(Stream stream, long offset)
    {
        stream.Position = offset;
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is var count and > 0)
        {
            if (buffer.AsSpan(0, count).ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }

        return true;
    }
}
