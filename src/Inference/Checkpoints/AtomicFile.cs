namespace SteerCluster.Inference.Checkpoints;

/// <summary>Writes a file that is there whole or not at all: a temporary file beside it, flushed to disk, then renamed.</summary>
internal static class AtomicFile
{
    private static int counter;

    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="length">The bytes to come when known, so that a full disk is noticed before the work is done; else 0.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, long length, Action<Stream> write)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref counter)}.tmp";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, PreallocationSize = length,
            };
            using (var stream = new FileStream(temporary, options))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"Cannot write {path}: {exception.Message}", exception);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
