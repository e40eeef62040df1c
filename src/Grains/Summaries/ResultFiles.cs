using System.Runtime.CompilerServices;
using SteerCluster.Grains.Interfaces.Summaries;

namespace SteerCluster.Grains.Summaries;

/// <summary>Reads a result folder in pieces: calls between processes carry no large messages.</summary>
internal static class ResultFiles
{
    private const int PieceBytes = 1 << 18;

    public static async IAsyncEnumerable<ResultPiece> Read(string folder, [EnumeratorCancellation] CancellationToken ct)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];
        foreach (var file in files.Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
            var left = stream.Length;
            do
            {
                var piece = new byte[Math.Min(left, PieceBytes)];
                await stream.ReadExactlyAsync(piece, ct);
                left -= piece.Length;
                yield return new ResultPiece(name, stream.Length, piece);
            }
            while (left > 0);
        }
    }
}
