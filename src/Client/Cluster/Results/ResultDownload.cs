using System.Formats.Tar;
using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Cluster.Results;

/// <summary>Unpacks an archive of result files: first beside the folder, and into it only once all of it has arrived.</summary>
internal static class ResultDownload
{
    /// <param name="archive">A tar archive.</param>
    /// <param name="folder">The folder that gets the files; it may exist.</param>
    /// <param name="cancellation">Stops; the folder is as it was.</param>
    /// <exception cref="ClientException">The archive is broken, or has an entry that is no plain file below the folder.</exception>
    public static async Task<IReadOnlyList<DownloadedFile>> Write(Stream archive, string folder, CancellationToken cancellation)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new ClientException($"{folder}: results cannot be written to the root.");
        Directory.CreateDirectory(parent);
        var arriving = Path.Combine(parent, $".{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}.arriving-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(arriving);
            var files = await Unpack(archive, arriving, cancellation);
            Move(arriving, folder, files);
            return files;
        }
        finally
        {
            if (Directory.Exists(arriving))
            {
                Directory.Delete(arriving, recursive: true);
            }
        }
    }

    /// <summary>Whether a name is that of a file below a folder, on every system.</summary>
    internal static bool IsSafe(string name) =>
        name.Length is > 0 and <= 1000
        && !name.Any(char.IsControl)
        && name.IndexOfAny(['\\', ':', '<', '>', '|', '?', '*', '"']) < 0
        && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static async Task<List<DownloadedFile>> Unpack(Stream archive, string folder, CancellationToken cancellation)
    {
        var files = new List<DownloadedFile>();
        var ended = new EndOfArchive(archive);
        await using var reader = new TarReader(ended, leaveOpen: true);
        try
        {
            while (await reader.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !IsSafe(entry.Name))
                {
                    throw new ClientException($"the archive has an entry '{entry.Name}' ({entry.EntryType}) that is no result file; nothing was written.");
                }

                var path = Path.Combine(folder, entry.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                await (entry.DataStream?.CopyToAsync(file, cancellation) ?? Task.CompletedTask);
                files.Add(new DownloadedFile(entry.Name, file.Length));
                if (file.Length != entry.Length)
                {
                    throw new EndOfStreamException();
                }
            }
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
        {
            throw new ClientException("the archive broke off; nothing was written. Run the command again.", error);
        }

        await ended.CopyToAsync(Stream.Null, cancellation);

        // A stream that just stops looks to the reader like an archive that is complete.
        return ended.HasMark ? files : throw new ClientException("the archive broke off; nothing was written. Run the command again.");
    }

    private static void Move(string from, string folder, IReadOnlyList<DownloadedFile> files)
    {
        if (!Path.Exists(folder))
        {
            Directory.Move(from, folder);
            return;
        }

        foreach (var file in files)
        {
            var target = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(from, file.Path), target, overwrite: true);
        }
    }
}
