using System.Buffers.Binary;
using System.Globalization;

namespace SteerCluster.Reporting.ControlVectors;

/// <summary>
/// Reads control vectors in GGUF version 3: ours, and those of llama.cpp's generator and of repeng. What llama.cpp would refuse is
/// refused, and so is what it would take without a word: numbers that are not finite, bytes behind the last tensor.
/// </summary>
public static class GgufControlVectorReader
{
    /// <summary>Far above any control vector (126 layers of 16384 numbers take 8 MiB), far below most models.</summary>
    private const long MaxBytes = 256L << 20;

    // Length of the name, rank, one size, type, offset.
    private const int MinTensorBytes = 8 + 4 + 8 + 4 + 8;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ReportException">It cannot be opened, is damaged, or is no control vector.</exception>
    public static ControlVector Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ReportException($"Cannot read {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ReportException">It is damaged, or no control vector.</exception>
    public static ControlVector Read(Stream stream, string name)
    {
        if (stream.CanSeek && stream.Length - stream.Position > MaxBytes)
        {
            throw TooLong(name);
        }

        var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        for (int count; (count = stream.Read(part)) > 0;)
        {
            bytes.Write(part.AsSpan(0, count));
            if (bytes.Length > MaxBytes)
            {
                throw TooLong(name);
            }
        }

        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
    }

    internal static ControlVector Parse(ReadOnlySpan<byte> bytes, string name)
    {
        // 1. Magic, version, counts.
        var cursor = new GgufCursor(bytes, name);
        if (!bytes.StartsWith(GgufFormat.Magic))
        {
            throw cursor.Error("it does not begin with GGUF. Is it a control vector?");
        }

        cursor.Take(GgufFormat.Magic.Length, "the magic");
        var version = cursor.UInt32("the version");
        if (version != GgufFormat.Version)
        {
            throw cursor.Error($"it has GGUF version {version}. Only version {GgufFormat.Version}, little-endian, is read.");
        }

        var tensorCount = cursor.Count(MinTensorBytes, "a number of tensors of");
        var keyCount = GgufKeys.CountFrom(ref cursor);

        // 2. Keys.
        var keys = GgufKeys.Read(ref cursor, keyCount);
        var architecture = keys.Text(ref cursor, GgufFormat.ArchitectureKey);
        if (architecture != GgufFormat.Architecture)
        {
            throw cursor.Error($"{GgufFormat.ArchitectureKey} is '{GgufCursor.Shown(architecture ?? "")}', not '{GgufFormat.Architecture}'. Give a control vector.");
        }

        var hint = keys.Text(ref cursor, GgufFormat.ModelHintKey) ?? throw cursor.Error($"it lacks {GgufFormat.ModelHintKey}. Export it again.");
        keys.Number(ref cursor, GgufFormat.LayerCountKey, GgufValueType.Int32, GgufValueType.UInt32);
        var alignment = keys.Number(ref cursor, GgufFormat.AlignmentKey, GgufValueType.UInt32) ?? GgufFormat.Alignment;
        if (!long.IsPow2(alignment))
        {
            throw cursor.Error($"{GgufFormat.AlignmentKey} is {alignment}. It must be a power of 2.");
        }

        // 3. What the tensors are, then the tensors.
        var tensors = new List<(int Layer, long Length)>();
        var end = 0L;
        for (var i = 0; i < tensorCount; i++)
        {
            tensors.Add(ReadTensorInfo(ref cursor, i, ref end, (uint)alignment));
        }

        cursor.Take(GgufFormat.Padded(cursor.Position, (uint)alignment) - cursor.Position, "the padding before the tensors");
        var directions = ReadDirections(ref cursor, tensors, (uint)alignment);
        if (cursor.Remaining > 0)
        {
            throw cursor.Error($"{cursor.Remaining} bytes follow the last tensor. Export or fetch it again.");
        }

        return DirectionRules.Problem(directions) is { } problem ? throw cursor.Error(problem) : new ControlVector
        {
            ModelHint = hint,
            Directions = directions,
            Metadata = keys.Texts.Where(pair => !GgufFormat.IsOwnKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        };
    }

    private static (int Layer, long Length) ReadTensorInfo(ref GgufCursor cursor, int index, ref long end, uint alignment)
    {
        var what = $"the description of tensor {index}";
        var name = cursor.Text(what);
        var layer = LayerOf(name) ?? throw cursor.Error($"tensor '{GgufCursor.Shown(name)}' is no direction. Names are {GgufFormat.TensorPrefix}N with N from 1 on.");
        var rank = cursor.UInt32(what);
        if (rank != 1)
        {
            throw cursor.Error($"{name} has {rank} dimensions. A direction has one.");
        }

        var length = cursor.Int64(what);
        var type = cursor.Int32(what);
        if (type != GgufFormat.Float32Tensor)
        {
            throw cursor.Error($"{name} has tensor type {type}. A direction is F32 (type 0).");
        }

        var offset = cursor.Int64(what);
        if (length < 0 || length > cursor.Remaining / sizeof(float))
        {
            throw cursor.Error($"{name} has {length} numbers, but {cursor.Remaining} bytes are left: it is damaged or truncated. Export or fetch it again.");
        }

        // As llama.cpp: tensors lie in the order of their descriptions, without gaps.
        if (offset != end)
        {
            throw cursor.Error($"{name} lies at byte {offset} of the tensors. It must lie at {end}, behind the one before it.");
        }

        end += GgufFormat.Padded(length * sizeof(float), alignment);
        return (layer, length);
    }

    private static int? LayerOf(string name) =>
        name.StartsWith(GgufFormat.TensorPrefix, StringComparison.Ordinal)
        && name.Length <= GgufFormat.MaxTensorName
        && int.TryParse(name.AsSpan(GgufFormat.TensorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var layer)
        && name == FormattableString.Invariant($"{GgufFormat.TensorPrefix}{layer}")
            ? layer
            : null;

    private static SortedDictionary<int, float[]> ReadDirections(ref GgufCursor cursor, List<(int Layer, long Length)> tensors, uint alignment)
    {
        var directions = new SortedDictionary<int, float[]>();
        foreach (var (layer, length) in tensors)
        {
            var what = $"{GgufFormat.TensorPrefix}{layer}";
            var bytes = cursor.Take(GgufFormat.Padded(length * sizeof(float), alignment), what)[..(int)(length * sizeof(float))];
            if (!directions.TryAdd(layer, Floats(bytes)))
            {
                throw cursor.Error($"{what} stands twice. Export or fetch it again.");
            }
        }

        return directions;
    }

    private static float[] Floats(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return values;
    }

    private static ReportException TooLong(string name) =>
        new($"Cannot read {name}: it has more than {MaxBytes >> 20} MiB, too many for a control vector. Is it a model?");
}
