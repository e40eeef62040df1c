using System.Runtime.InteropServices;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// A safetensors file, memory-mapped: opening reads the header alone. Everything it hands out by address or span is valid until it is disposed.
/// Numbers are read as they lie, little-endian.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly MappedFile map;
    private readonly SafetensorsHeader header;

    private SafetensorsFile(string path, MappedFile map, SafetensorsHeader header)
    {
        Path = path;
        this.map = map;
        this.header = header;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file's tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => header.Entries;

    /// <summary>The texts under <c>__metadata__</c>; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file cannot be opened, or is malformed in any way.</exception>
    public static SafetensorsFile Open(string path)
    {
        var map = MappedFile.Open(path);
        try
        {
            var length = SafetensorsHeader.LengthOf(map.Span(0, (int)Math.Min(8, map.Length)), map.Length, path);
            return new(path, map, SafetensorsHeader.Parse(map.Span(8, length), map.Length, path));
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>What the header says of a tensor.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="CheckpointException">The file has no such tensor.</exception>
    public SafetensorsEntry Entry(string name) => Entries.TryGetValue(name, out var entry)
        ? entry
        : throw new CheckpointException($"{Path} has no tensor {name}; it has {Entries.Count} others. Check the name.");

    /// <summary>A tensor of floating-point weights where it lies.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="CheckpointException">The file has no such tensor, or its type is none of <see cref="DataType"/>.</exception>
    public TensorView View(string name)
    {
        var entry = Entry(name);
        var type = entry.DataType ?? throw WrongType(entry, "F32, BF16 or F16");
        return new(name, type, entry.Shape, map.AddressOf(entry.Offset));
    }

    /// <summary>A tensor's bytes where they lie, of any type.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="CheckpointException">The file has no such tensor, or it has 2 GiB or more.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var entry = Entry(name);
        return entry.ByteCount <= int.MaxValue
            ? map.Span(entry.Offset, (int)entry.ByteCount)
            : throw new CheckpointException($"Tensor {name} of {Path} has {entry.ByteCount} bytes, too many to read at once; use its view.");
    }

    /// <summary>Copies an F32, BF16 or F16 tensor, widened to F32.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="CheckpointException">The file has no such tensor, or it has another type or 2 GiB or more.</exception>
    public float[] ReadFloats(string name)
    {
        var bytes = Bytes(name);
        var entry = Entry(name);
        var type = entry.DataType ?? throw WrongType(entry, "F32, BF16 or F16");
        if (type == DataType.F32)
        {
            return Copy<float>(bytes);
        }

        return type == DataType.BF16
            ? Array.ConvertAll(Copy<ushort>(bytes), bits => BitConverter.UInt32BitsToSingle((uint)bits << 16))
            : Array.ConvertAll(Copy<Half>(bytes), half => (float)half);
    }

    /// <summary>Copies an I32 tensor.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="CheckpointException">The file has no such tensor, or it has another type or 2 GiB or more.</exception>
    public int[] ReadInts(string name)
    {
        var entry = Entry(name);
        return entry.ElementType == "I32" ? Copy<int>(Bytes(name)) : throw WrongType(entry, "I32");
    }

    /// <summary>Closes the map; views and spans from it are then invalid.</summary>
    public void Dispose() => map.Dispose();

    // A copy, because tensors may lie unaligned.
    private static T[] Copy<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(bytes.Length / Marshal.SizeOf<T>());
        bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private CheckpointException WrongType(SafetensorsEntry entry, string needed) =>
        new($"Tensor {entry.Name} of {Path} has type {entry.ElementType}; here it must be {needed}.");
}
