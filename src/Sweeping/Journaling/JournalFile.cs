using SystemPath = System.IO.Path;

namespace SteerCluster.Sweeping.Journaling;

/// <summary>Opens the file of a journal: one process may write it, others may look at it meanwhile.</summary>
internal static class JournalFile
{
    // The sharing violations of Windows, Linux (EWOULDBLOCK) and macOS.
    private static readonly int[] InUse = [unchecked((int)0x80070020), 11, 35];

    /// <summary>The file, and the file beside it whose lock keeps other writers away.</summary>
    public static (FileStream Journal, FileStream Lock) Open(string path)
    {
        FileStream? held = null;
        try
        {
            if (SystemPath.GetDirectoryName(SystemPath.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return (new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0,
            }), held);
        }
        catch (IOException exception) when (InUse.Contains(exception.HResult))
        {
            throw new JournalException($"Another run is using the journal {path}. Wait for it to end, stop it, or choose another output folder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (held is not null)
            {
                File.Delete(path + ".lock");
                held.Dispose();
            }

            throw new JournalException($"Cannot open the journal {path}: {exception.Message}", exception);
        }
    }

    public static void Flush(Stream stream)
    {
        if (stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
        else
        {
            stream.Flush();
        }
    }
}
