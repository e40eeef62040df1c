using System.Formats.Tar;
using SteerCluster.Grains.Interfaces.Summaries;

namespace SteerCluster.Api.Results;

/// <summary>Result files as a tar archive, whose bytes are those of the files and nothing of the moment.</summary>
internal static class ResultArchive
{
    public const string ContentType = "application/x-tar";

    /// <summary>Writes the archive.</summary>
    /// <param name="pieces">Pieces of the files, one file after the other; the first is current.</param>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="cancellation">Gives up, with an archive that has no end.</param>
    public static async Task Write(IAsyncEnumerator<ResultPiece> pieces, Stream output, CancellationToken cancellation)
    {
        var writer = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        for (var more = true; more;)
        {
            await using var file = new PieceStream(pieces);
            var entry = new PaxTarEntry(TarEntryType.RegularFile, pieces.Current.Path)
            {
                DataStream = file,
                ModificationTime = DateTimeOffset.UnixEpoch,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            };
            await writer.WriteEntryAsync(entry, cancellation);
            more = await file.MoveToNextFile();
        }

        // Disposing writes the end mark, so it happens only where all was written.
        await writer.DisposeAsync();
    }
}
