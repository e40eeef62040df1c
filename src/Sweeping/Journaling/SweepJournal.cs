namespace SteerCluster.Sweeping.Journaling;

/// <summary>
/// The finished work of a run, kept so that a run that was stopped at any instruction goes on where it was. An append-only file
/// of keyed records, each with a checksum and on disk before an append returns. Opening cuts an unfinished record at
/// the end; from a damaged one on everything is cut, and <see cref="Warnings"/> says so. One process at a time may have it open.
/// Memory holds the keys, not the payloads. Safe for any number of threads.
/// </summary>
public sealed class SweepJournal : IRecordStore, IDisposable
{
    private readonly Lock gate = new();
    private readonly Stream stream;
    private readonly Dictionary<string, JournalEntry> entries;
    private Stream? held;
    private long end;
    private bool broken;

    /// <summary>Opens a journal on a stream that it takes over.</summary>
    internal SweepJournal(Stream stream, string path, bool readOnly = false)
    {
        this.stream = stream;
        Path = path;
        var scan = JournalScan.Of(stream, path);
        (entries, end) = (scan.Entries, scan.End);
        if (scan.Damage is { } damage)
        {
            Warnings = [$"{path}: {damage} (at byte {end}). The {entries.Count} keys before it are kept; the {stream.Length - end} bytes from there on are cut and their work is done again."];
        }

        if (readOnly)
        {
            broken = true;
            return;
        }

        if (end < stream.Length)
        {
            Guard(() => stream.SetLength(end));
        }

        if (end == 0)
        {
            Write(JournalFrame.FileHead.ToArray());
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What was found damaged when it was opened; empty where nothing was.</summary>
    public IReadOnlyList<string> Warnings { get; } = [];

    /// <summary>Number of keys.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>Opens a journal, or begins one; its folder is made when absent.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JournalException">Another process has it open, it is no journal, or it cannot be read or written.</exception>
    public static SweepJournal Open(string path)
    {
        var (stream, held) = JournalFile.Open(path);
        try
        {
            return new SweepJournal(stream, path) { held = held };
        }
        catch (Exception exception)
        {
            stream.Dispose();
            held.Dispose();
            if (exception is IOException)
            {
                throw new JournalException($"Cannot read the journal {path}: {exception.Message}", exception);
            }

            throw;
        }
    }

    /// <summary>Opens a journal to look at, also while a run is writing it; nothing can be appended and nothing is cut.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JournalException">It is no journal, or cannot be read.</exception>
    public static SweepJournal OpenRead(string path)
    {
        try
        {
            return new SweepJournal(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), path, readOnly: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"Cannot read the journal {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Whether there is a record of a key.</summary>
    /// <param name="key">The key.</param>
    public bool Contains(string key)
    {
        lock (gate)
        {
            return entries.ContainsKey(key);
        }
    }

    /// <summary>Reads the last record of a key and checks it again.</summary>
    /// <param name="key">The key.</param>
    /// <param name="payload">Its payload; empty where there is none.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="JournalException">The record was damaged after the journal was opened, or the file cannot be read.</exception>
    public bool TryGet(string key, out byte[] payload)
    {
        lock (gate)
        {
            payload = [];
            if (!entries.TryGetValue(key, out var entry))
            {
                return false;
            }

            var frame = new byte[entry.FrameLength];
            try
            {
                stream.Position = entry.Offset;
                stream.ReadExactly(frame);
            }
            catch (IOException exception)
            {
                throw new JournalException($"Cannot read the record {key} of the journal {Path} at byte {entry.Offset}: {exception.Message}", exception);
            }

            if (!JournalFrame.IsIntact(frame) || JournalFrame.Key(frame, entry.KeyLength) != key)
            {
                throw new JournalException($"The record {key} of the journal {Path} at byte {entry.Offset} was damaged while the journal was open. Run again: what lies before it is kept.");
            }

            payload = frame.AsSpan(JournalFrame.HeadBytes + entry.KeyLength, entry.PayloadLength).ToArray();
            return true;
        }
    }

    /// <summary>Adds a record and waits until it is on disk. Of several records of one key the last counts.</summary>
    /// <param name="key">1 to 4096 bytes of UTF-8.</param>
    /// <param name="payload">At most 1 GiB.</param>
    /// <exception cref="JournalException">The disk is full or the file cannot be written; the record is then not there.</exception>
    public void Append(string key, ReadOnlySpan<byte> payload)
    {
        var frame = JournalFrame.Build(key, payload);
        lock (gate)
        {
            var entry = new JournalEntry(end, frame.Length - JournalFrame.HeadBytes - JournalFrame.CheckBytes - payload.Length, payload.Length);
            Write(frame);
            entries[key] = entry;
        }
    }

    /// <summary>Adds several records with one wait for the disk. Of a torn write, whole records before the tear count.</summary>
    /// <param name="records">Keys and payloads, with the limits of a single one.</param>
    /// <exception cref="JournalException">The disk is full or the file cannot be written; none of them is then there.</exception>
    public void Append(IReadOnlyCollection<(string Key, byte[] Payload)> records)
    {
        var frames = records.Select(r => JournalFrame.Build(r.Key, r.Payload)).ToArray();
        lock (gate)
        {
            var offset = end;
            Write([.. frames.SelectMany(f => f)]);
            foreach (var ((key, payload), frame) in records.Zip(frames))
            {
                entries[key] = new JournalEntry(offset, frame.Length - JournalFrame.HeadBytes - JournalFrame.CheckBytes - payload.Length, payload.Length);
                offset += frame.Length;
            }
        }
    }

    /// <inheritdoc />
    public void Append(IReadOnlyCollection<WorkRecord> records) => Append([.. records.Select(r => (r.Key, r.Payload))]);

    /// <summary>Closes the file; another process may then open it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stream.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>Writes at the end; on failure takes back what was written, so that later records do not lie behind a torn one.</summary>
    private void Write(byte[] bytes)
    {
        if (broken)
        {
            throw new JournalException($"Cannot write the journal {Path}: an earlier write failed and could not be taken back. Run again.");
        }

        try
        {
            Guard(() =>
            {
                stream.Position = end;
                stream.Write(bytes);
                JournalFile.Flush(stream);
            });
            end += bytes.Length;
        }
        catch (JournalException)
        {
            TakeBack();
            throw;
        }
    }

    private void TakeBack()
    {
        try
        {
            stream.SetLength(end);
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException or UnauthorizedAccessException)
        {
            broken = true;
        }
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"Cannot write the journal {Path}: {exception.Message}", exception);
        }
    }
}
