using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// Writes one result file whole or not at all. What a killed process left of the same file is removed; the caller sees to it that
/// one process at a time writes to a folder.
/// </summary>
internal static class ResultFile
{
    private const int BufferBytes = 1 << 16;

    /// <param name="path">The file; its folder is made when absent.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ResultException">The file cannot be written; nothing of it is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        Prepare(path);
        try
        {
            AtomicFile.Write(path, 0, file =>
            {
                // Not disposed: that would write to a stream that has just failed, and the file is closed by its owner.
                var buffered = new BufferedStream(file, BufferBytes);
                write(buffered);
                buffered.Flush();
            });
        }
        catch (CheckpointException exception)
        {
            throw new ResultException(exception.Message, exception);
        }
    }

    /// <summary>Makes the folder and removes temporary files of this file.</summary>
    public static void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var left in Directory.GetFiles(folder, $"{Path.GetFileName(path)}.*.tmp"))
            {
                File.Delete(left);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResultException($"Cannot write {path}: {exception.Message}", exception);
        }
    }
}
