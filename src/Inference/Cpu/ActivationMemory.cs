using System.Runtime.InteropServices;

namespace SteerCluster.Inference.Cpu;

/// <summary>
/// Native blocks for activations, kept for reuse: the same sizes come back at every block of a model, and fresh pages cost more
/// than the work on them.
/// </summary>
/// <param name="limit">Bytes that may be handed out at once.</param>
internal sealed unsafe class ActivationMemory(long limit) : IDisposable
{
    private const nuint Alignment = 64;

    /// <summary>Free blocks up to this many bytes stay, whatever is in use.</summary>
    private const long KeptBytes = 512L << 20;

    private readonly Dictionary<long, Stack<nint>> _free = [];
    private long _freeBytes;

    /// <summary>Bytes handed out now.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Most bytes that were handed out at once.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>A block of at least <paramref name="bytes"/>, aligned to a cache line.</summary>
    public nint Rent(long bytes)
    {
        var size = SizeClass(bytes);
        if (UsedBytes + size > limit)
        {
            throw new OutOfMemoryException($"{size} bytes of activations do not fit beside {UsedBytes}; the limit is {limit}.");
        }

        if (_free.TryGetValue(size, out var blocks) && blocks.TryPop(out var block))
        {
            _freeBytes -= size;
        }
        else
        {
            if (_freeBytes > Math.Max(KeptBytes, UsedBytes + size))
            {
                Trim();
            }

            block = (nint)NativeMemory.AlignedAlloc((nuint)size, Alignment);
        }

        UsedBytes += size;
        PeakBytes = Math.Max(PeakBytes, UsedBytes);
        return block;
    }

    public void Return(nint block, long bytes)
    {
        var size = SizeClass(bytes);
        UsedBytes -= size;
        _freeBytes += size;
        if (!_free.TryGetValue(size, out var blocks))
        {
            _free.Add(size, blocks = new Stack<nint>());
        }

        blocks.Push(block);
    }

    public void Dispose() => Trim();

    /// <summary>Rounds up to an eighth of a power of two, so that few sizes exist and at most an eighth is wasted.</summary>
    private static long SizeClass(long bytes)
    {
        if (bytes <= 4096)
        {
            return 4096;
        }

        var step = 1L << Math.Max(6, 60 - System.Numerics.BitOperations.LeadingZeroCount((ulong)bytes));
        return (bytes + step - 1) / step * step;
    }

    private void Trim()
    {
        foreach (var blocks in _free.Values)
        {
            while (blocks.TryPop(out var block))
            {
                NativeMemory.AlignedFree((void*)block);
            }
        }

        _free.Clear();
        _freeBytes = 0;
    }
}
