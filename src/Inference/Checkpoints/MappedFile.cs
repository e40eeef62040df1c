using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// A whole file mapped read-only: pages are read when first touched and belong to the page cache, so opening is cheap and processes share them.
/// The file must not shrink while it is mapped (the system would end the process): replace model files by renaming, never in place.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private bool disposed;

    private MappedFile(MemoryMappedFile file, MemoryMappedViewAccessor view, long length)
    {
        this.file = file;
        this.view = view;
        Length = length;

        // Justification: tensors are used where they lie in the map; the acquired handle keeps it until Dispose.
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
        Debug.Assert(start != null && view.SafeMemoryMappedViewHandle.ByteLength >= (ulong)length, "the view covers the file");
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>The length of a regular file, looked up behind links; pipes and devices have none.</summary>
    public static long LengthOf(string path)
    {
        var info = new FileInfo(path);
        return (info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info).Length;
    }

    public static MappedFile Open(string path)
    {
        MemoryMappedFile? file = null;
        try
        {
            // Asked before opening: opening a pipe would wait for its writer.
            if (LengthOf(path) == 0)
            {
                throw new CheckpointException($"Cannot open {path}: it has no bytes. Fetch the file again.");
            }

            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var length = RandomAccess.GetLength(handle);
            file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            return new(file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            file?.Dispose();
            throw new CheckpointException($"Cannot open {path}: {exception.Message}", exception);
        }
    }

    /// <summary>The address of a byte of the file.</summary>
    public nint AddressOf(long offset)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)offset, (ulong)Length, nameof(offset));
        return (nint)(start + offset);
    }

    /// <summary>A part of the file; valid until the map is closed.</summary>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);

        // Justification: the only way to see mapped memory as a span; the range was checked against the map above.
        Debug.Assert(offset + length <= Length, "the range lies in the map");
        return new(start + offset, length);
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }
    }
}
