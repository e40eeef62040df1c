namespace SteerCluster.Silo.Storage;

/// <summary>Lets one process of a machine at a time through, by an exclusively opened file.</summary>
internal static class FileLock
{
    /// <summary>Waits for the lock; disposing gives it back, and so does the end of the process.</summary>
    public static async Task<IDisposable> Take(string file, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (error.GetType() == typeof(IOException))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }
}
