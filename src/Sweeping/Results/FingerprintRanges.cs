using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SteerCluster.Sweeping.Results;

/// <summary>Which bytes of a file its fingerprint reads.</summary>
internal static class FingerprintRanges
{
    /// <summary>The whole of a file that is small or no weights; else the safetensors header and evenly spaced blocks.</summary>
    public static IEnumerable<(long Offset, long Count)> Of(string path, SafeFileHandle file, long length)
    {
        if (length < ModelFingerprint.WholeBelow || !path.EndsWith(".safetensors", StringComparison.Ordinal))
        {
            yield return (0, length);
            yield break;
        }

        var start = new byte[8];
        RandomAccess.Read(file, start, 0);
        var header = (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(start), (ulong)(length - 8));
        yield return (0, 8 + header);
        var first = 8 + header;
        var last = Math.Max(first, length - ModelFingerprint.BlockBytes);
        for (var i = 0; i < ModelFingerprint.Blocks; i++)
        {
            var offset = first + ((last - first) / (ModelFingerprint.Blocks - 1) * i);
            offset = i == ModelFingerprint.Blocks - 1 ? last : offset;
            yield return (offset, Math.Min(ModelFingerprint.BlockBytes, length - offset));
        }
    }
}
