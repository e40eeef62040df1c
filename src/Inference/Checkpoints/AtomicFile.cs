namespace SteerCluster.Inference.Checkpoints;

/// <summary>Writes a file that is there whole or not at all: a temporary file beside it, flushed to disk, then renamed.</summary>
public static class AtomicFile
{
    private static int counter;

    /// <summary>Writes a file; on any failure an older one stays and no temporary file is left behind.</summary>
    /// <param name="path">The file; an older one is replaced. Its folder must be there.</param>
    /// <param name="length">The bytes to come when known, so that a full disk is noticed before the work is done; else 0.</param>
    /// <param name="write">Writes the content to a stream that has no buffer.</param>
    /// <exception cref="CheckpointException">The file cannot be written (no space, no permission); one line that names it.</exception>
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
