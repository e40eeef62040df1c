using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Reporting.ControlVectors;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.ControlVectors;

public sealed class GgufControlVectorReaderTests
{
    [Fact]
    public void Read_AnyWrittenVector_IsTheSameToTheBit() => Prop.ForAll<int>(seed =>
    {
        var vector = ControlVectors.Random(seed);

        ControlVectors.AssertSame(vector, ControlVectors.Read(ControlVectors.Write(vector)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(int.MaxValue));

    [Fact]
    public void Read_KeysOfEveryTypeAndOtherAlignment_KeepsTheTexts()
    {
        var file = new GgufBuilder().Architecture();
        file.Key("general.alignment", 4, 64u);
        file.Key("controlvector.layer_count", 4, 1u);
        file.Key("x.u8", 0, (byte)1).Key("x.i8", 1, (sbyte)1).Key("x.u16", 2, (ushort)1).Key("x.i16", 3, (short)1).Key("x.u32", 4, 1u).Key("x.i32", 5, 1);
        file.Key("x.f32", 6, 1f).Key("x.bool", 7, (byte)1).Key("x.u64", 10, 1ul).Key("x.i64", 11, 1L).Key("x.f64", 12, 1.0).Key("x.text", 8, "kept");
        file.Key("x.numbers", 9, 5, 2L, 7, 8).Key("x.texts", 9, 8, 2L, "a", "b");
        file.Tensor("direction.1", [3], 0, 0).Data(64, 1, 2, 3);

        var vector = ControlVectors.Read(file.Bytes);

        Assert.Equal(("kept", 1), (vector.Metadata["x.text"], vector.Metadata.Count));
        Assert.Equal([1f, 2, 3], vector.Directions[1]);
    }

    [Fact]
    public void Read_AFileCutAnywhere_IsRefused()
    {
        var whole = ControlVectors.Write(ControlVectors.Small);

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.StartsWith(
            "Cannot read v.gguf: ", Assert.Throws<ReportException>(() => ControlVectors.Read(whole[..length])).Message, StringComparison.Ordinal));
        Assert.Contains("1 bytes follow the last tensor", Assert.Throws<ReportException>(() => ControlVectors.Read([.. whole, 0])).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Damaged { get; } = new()
    {
        { "does not begin with GGUF", "GGUX"u8.ToArray() },
        { "GGUF version 2", [.. "GGUF"u8, 2, 0, 0, 0] },
        { "GGUF version 50331648", [.. "GGUF"u8, 0, 0, 0, 3] },
        { "a number of tensors of 9223372036854775807", [.. "GGUF"u8, 3, 0, 0, 0, .. BitConverter.GetBytes(long.MaxValue)] },
        { "a number of tensors of -1", [.. "GGUF"u8, 3, 0, 0, 0, .. BitConverter.GetBytes(-1L)] },
        { "a number of keys of 1099511627776", [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[8], .. BitConverter.GetBytes(1L << 40)] },
        { "general.architecture is 'qwen3', not 'controlvector'", new GgufBuilder().Key("general.architecture", 8, "qwen3").Bytes },
        { "general.architecture is '', not 'controlvector'", new GgufBuilder().Bytes },
        { "general.architecture is of type UInt32", new GgufBuilder().Key("general.architecture", 4, 1u).Bytes },
        { "lacks controlvector.model_hint", new GgufBuilder().Key("general.architecture", 8, "controlvector").Bytes },
        { "key 2 'a' is empty or stands twice", new GgufBuilder().Key("x", 4, 1u).Key("a", 4, 1u).Key("a", 4, 1u).Bytes },
        { "key 0 '' is empty", new GgufBuilder().Key("", 4, 1u).Bytes },
        { "the value of a has the type 13", new GgufBuilder().Key("a", 13, 1u).Bytes },
        { "the value of a has the type 9", new GgufBuilder().Key("a", 9, 9, 1L, 5, 1L, 1).Bytes },
        { "an array of 4611686018427387904", new GgufBuilder().Key("a", 9, 5, 1L << 62, 1).Bytes },
        { "the value of a would take 9223372036854775807 bytes", new GgufBuilder().Key("a", 8, long.MaxValue).Bytes },
        { "the value of a would take -5 bytes", new GgufBuilder().Key("a", 9, 8, 1L, -5L).Bytes },
        { "the value of a is not valid UTF-8", new GgufBuilder().Key("a", 8, 1L, (byte)0xff).Bytes },
        { "general.alignment is 24", new GgufBuilder().Architecture().Key("general.alignment", 4, 24u).Bytes },
        { "general.alignment is 0", new GgufBuilder().Architecture().Key("general.alignment", 4, 0u).Bytes },
        { "general.alignment is of type Int32", new GgufBuilder().Architecture().Key("general.alignment", 5, 32).Bytes },
        { "layer_count is of type String", new GgufBuilder().Architecture().Key("controlvector.layer_count", 8, "1").Bytes },
        { "it has no direction", new GgufBuilder().Architecture().Bytes },
        { "layer 0 has a direction", new GgufBuilder().Architecture().Tensor("direction.0", [8], 0, 0).Data(32, 1).Bytes },
        { "'direction.-1' is no direction", new GgufBuilder().Architecture().Tensor("direction.-1", [8], 0, 0).Data(32, 1).Bytes },
        { "'direction.01' is no direction", new GgufBuilder().Architecture().Tensor("direction.01", [8], 0, 0).Data(32, 1).Bytes },
        { "'direction.9999999999' is no direction", new GgufBuilder().Architecture().Tensor("direction.9999999999", [8], 0, 0).Data(32, 1).Bytes },
        { "'token_embd?' is no direction", new GgufBuilder().Architecture().Tensor("token_embd\n", [8], 0, 0).Data(32, 1).Bytes },
        { "direction.1 has 2 dimensions", new GgufBuilder().Architecture().Tensor("direction.1", [8, 1], 0, 0).Data(32, 1).Bytes },
        { "direction.1 has tensor type 1", new GgufBuilder().Architecture().Tensor("direction.1", [8], 1, 0).Data(32, 1).Bytes },
        { "direction.1 has 4611686018427387904 numbers", new GgufBuilder().Architecture().Tensor("direction.1", [1L << 62], 0, 0).Data(32, 1).Bytes },
        { "direction.1 has -1 numbers", new GgufBuilder().Architecture().Tensor("direction.1", [-1], 0, 0).Data(32, 1).Bytes },
        { "the direction of layer 1 has 0 numbers", new GgufBuilder().Architecture().Tensor("direction.1", [0], 0, 0).Data(0).Bytes },
        { "direction.1 lies at byte 32", new GgufBuilder().Architecture().Tensor("direction.1", [8], 0, 32).Data(64, 1).Bytes },
        { "direction.2 lies at byte 0", new GgufBuilder().Architecture().Tensor("direction.1", [8], 0, 0).Tensor("direction.2", [8], 0, 0).Data(64, 1).Bytes },
        { "direction.2 lies at byte 12", new GgufBuilder().Architecture().Tensor("direction.1", [3], 0, 0).Tensor("direction.2", [3], 0, 12).Data(64, 1).Bytes },
        { "direction.1 stands twice", new GgufBuilder().Architecture().Tensor("direction.1", [8], 0, 0).Tensor("direction.1", [8], 0, 32).Data(64, 1).Bytes },
        { "layer 2 has 4 numbers, another has 8", new GgufBuilder().Architecture().Tensor("direction.1", [8], 0, 0).Tensor("direction.2", [4], 0, 32).Data(64, 1).Bytes },
        { "number 0 of the direction of layer 1 is NaN", new GgufBuilder().Architecture().Tensor("direction.1", [1], 0, 0).Data(32, float.NaN).Bytes },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Read_DamagedFile_SaysWhatIsWrongInOneLine(string problem, byte[] bytes)
    {
        var error = Assert.Throws<ReportException>(() => ControlVectors.Read(bytes));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_NoFile_NamesIt()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("absent.gguf", Assert.Throws<ReportException>(() => GgufControlVectorReader.Read(folder.File("absent.gguf"))).Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, Assert.Throws<ReportException>(() => GgufControlVectorReader.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileFarLargerThanAControlVector_IsRefusedUnread()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.File("model.gguf")))
        {
            file.SetLength(300L << 20);
        }

        Assert.Contains("Is it a model?", Assert.Throws<ReportException>(() => GgufControlVectorReader.Read(folder.File("model.gguf"))).Message, StringComparison.Ordinal);
    }

    /// <summary>A file put together by hand, right or wrong.</summary>
    private sealed class GgufBuilder
    {
        private readonly List<byte> keys = [];
        private readonly List<byte> tensors = [];
        private readonly List<byte> data = [];
        private long keyCount;
        private long tensorCount;
        private int alignment = 32;

        public byte[] Bytes
        {
            get
            {
                List<byte> all = [.. "GGUF"u8, 3, 0, 0, 0, .. BitConverter.GetBytes(tensorCount), .. BitConverter.GetBytes(keyCount), .. keys, .. tensors];
                all.AddRange(new byte[(alignment - (all.Count % alignment)) % alignment]);
                return [.. all, .. data];
            }
        }

        public GgufBuilder Architecture() => Key("general.architecture", 8, "controlvector").Key("controlvector.model_hint", 8, "llama");

        public GgufBuilder Key(string key, int type, params object[] value)
        {
            keyCount++;
            keys.AddRange([.. Text(key), .. BitConverter.GetBytes(type), .. value.SelectMany(Raw)]);
            if (key == "general.alignment" && value[0] is 64u)
            {
                alignment = 64;
            }

            return this;
        }

        public GgufBuilder Tensor(string name, long[] shape, int type, long offset)
        {
            tensorCount++;
            tensors.AddRange(
                [.. Text(name), .. BitConverter.GetBytes(shape.Length), .. shape.SelectMany(BitConverter.GetBytes), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(offset)]);
            return this;
        }

        public GgufBuilder Data(int length, params float[] first)
        {
            data.AddRange(first.SelectMany(BitConverter.GetBytes));
            data.AddRange(new byte[length - data.Count]);
            return this;
        }

        private static byte[] Text(string text) => [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

        private static byte[] Raw(object value) => value switch
        {
            byte b => [b],
            sbyte b => [(byte)b],
            ushort s => BitConverter.GetBytes(s),
            short s => BitConverter.GetBytes(s),
            uint i => BitConverter.GetBytes(i),
            int i => BitConverter.GetBytes(i),
            ulong l => BitConverter.GetBytes(l),
            long l => BitConverter.GetBytes(l),
            float f => BitConverter.GetBytes(f),
            double d => BitConverter.GetBytes(d),
            string text => Text(text),
            _ => throw new NotSupportedException($"{value.GetType()}"),
        };
    }
}
