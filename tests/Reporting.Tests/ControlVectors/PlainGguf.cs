using System.Text;

namespace SteerCluster.Reporting.Tests.ControlVectors;

/// <summary>
/// A GGUF file, parsed as docs/gguf.md of ggml describes it and nothing more. It shares no code with the product, on purpose: what
/// this reader sees in a file is what the format says is there.
/// </summary>
internal sealed class PlainGguf
{
    private readonly byte[] bytes;
    private int position;

    public PlainGguf(byte[] bytes)
    {
        // struct gguf_header_t
        this.bytes = bytes;
        Magic = Encoding.ASCII.GetString(Next(4));
        Version = UInt32();
        TensorCount = UInt64();
        var keyCount = UInt64();
        for (var i = 0UL; i < keyCount; i++)
        {
            // struct gguf_metadata_kv_t
            var key = String();
            var type = UInt32();
            object value = type switch
            {
                4 => UInt32(),
                5 => (int)UInt32(),
                8 => String(),
                _ => throw new NotSupportedException($"{key} has type {type}."),
            };
            Keys.Add((key, type, value));
        }

        // struct gguf_tensor_info_t
        var infos = new List<(string Name, ulong[] Shape, uint Type, ulong Offset)>();
        for (var i = 0UL; i < TensorCount; i++)
        {
            var name = String();
            var shape = new ulong[UInt32()];
            for (var d = 0; d < shape.Length; d++)
            {
                shape[d] = UInt64();
            }

            infos.Add((name, shape, UInt32(), UInt64()));
        }

        // align_offset(offset) = offset + (ALIGNMENT - (offset % ALIGNMENT)) % ALIGNMENT
        SkipPadding();
        var data = position;
        foreach (var (name, shape, type, offset) in infos)
        {
            Assert.Equal((ulong)(position - data), offset);
            var values = new float[shape[0]];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = BitConverter.UInt32BitsToSingle(UInt32());
            }

            Tensors.Add((name, shape, type, offset, values));
            SkipPadding();
        }

        Assert.Equal(bytes.Length, position);
    }

    public string Magic { get; }

    public uint Version { get; }

    public ulong TensorCount { get; }

    public List<(string Key, uint Type, object Value)> Keys { get; } = [];

    public List<(string Name, ulong[] Shape, uint Type, ulong Offset, float[] Values)> Tensors { get; } = [];

    private int Alignment => (int)(uint)Keys.Single(key => key.Key == "general.alignment").Value;

    private byte[] Next(int count) => bytes[position..(position += count)];

    private uint UInt32()
    {
        var b = Next(4);
        return b[0] | ((uint)b[1] << 8) | ((uint)b[2] << 16) | ((uint)b[3] << 24);
    }

    private ulong UInt64()
    {
        ulong low = UInt32();
        return low | ((ulong)UInt32() << 32);
    }

    private string String() => Encoding.UTF8.GetString(Next((int)UInt64()));

    private void SkipPadding()
    {
        var padding = Next((Alignment - (position % Alignment)) % Alignment);
        Assert.All(padding, value => Assert.Equal(0, value));
    }
}
