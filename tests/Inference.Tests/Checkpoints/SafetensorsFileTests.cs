using System.Buffers.Binary;
using System.Text;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checkpoints;

public class SafetensorsFileTests
{
    [Fact]
    public void Open_ValidFile_ReadsEveryType()
    {
        using var folder = new TemporaryFolder();
        var header = """
            {"__metadata__": {"a": "b"}, "f": {"dtype": "F32", "shape": [2], "data_offsets": [7, 15]}, "odd": {"dtype": "U8", "shape": [7], "data_offsets": [0, 7]},
             "h": {"dtype": "F16", "shape": [1], "data_offsets": [15, 17]}, "b": {"dtype": "BF16", "shape": [1, 1], "data_offsets": [17, 19]},
             "i": {"dtype": "I32", "shape": [], "data_offsets": [19, 23]}, "none": {"dtype": "I64", "shape": [0, 9], "data_offsets": [23, 23]}}
            """;
        var bytes = TestModels.File(header, 23);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 16), 1.5f);
        BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(bytes.Length - 8), (Half)2.5f);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - 6), (ushort)(BitConverter.SingleToUInt32Bits(-3) >> 16));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), -7);
        using var file = SafetensorsFile.Open(folder.Write("x.safetensors", bytes));

        Assert.Equal("b", file.Metadata["a"]);
        Assert.Equal(1.5f, file.ReadFloats("f")[0]);
        Assert.Equal([2.5f], file.ReadFloats("h"));
        Assert.Equal([-3f], file.ReadFloats("b"));
        Assert.Equal([-7], file.ReadInts("i"));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], file.Bytes("odd").ToArray());
        Assert.True(file.Bytes("none").IsEmpty);
        Assert.Equal((DataType.BF16, 2L), (file.View("b").DataType, file.View("b").ByteCount));
        Assert.Contains("type U8", Assert.Throws<CheckpointException>(() => file.ReadFloats("odd")).Message);
        Assert.Contains("type F32", Assert.Throws<CheckpointException>(() => file.ReadInts("f")).Message);
        Assert.Contains("no tensor x", Assert.Throws<CheckpointException>(() => file.View("x")).Message);
    }

    [Theory]
    [InlineData("[]", 0, "does not begin with {")]
    [InlineData("", 0, "does not begin with {")]
    [InlineData(" {}", 0, "does not begin with {")]
    [InlineData("{", 0, "not valid JSON")]
    [InlineData("{} {}", 0, "not valid JSON")]
    [InlineData("{}", 3, "tensors end at 0 but 3 bytes")]
    [InlineData("{\"t\": 3}", 0, "tensor t is of kind Number")]
    [InlineData("{\"t\": {}}", 0, "tensor t lacks dtype")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1]}}", 4, "lacks data_offsets")]
    [InlineData("{\"t\": {\"dtype\": \"F33\", \"shape\": [1], \"data_offsets\": [0, 4]}}", 4, "unknown dtype F33")]
    [InlineData("{\"t\": {\"dtype\": 3, \"shape\": [1], \"data_offsets\": [0, 4]}}", 4, "no string")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}}", 4, "0 or more in shape")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1.0], \"data_offsets\": [0, 4]}}", 4, "0 or more in shape")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": 1, \"data_offsets\": [0, 4]}}", 4, "shape of kind Number")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [4294967296, 4294967296], \"data_offsets\": [0, 0]}}", 0, "fits 64 bits")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [9223372036854775807, 9223372036854775807, 0], \"data_offsets\": [0, 0]}}", 0, "fits 64 bits")]
    [InlineData("{\"t\": {\"dtype\": \"F4\", \"shape\": [3], \"data_offsets\": [0, 2]}}", 2, "no whole number of bytes")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 8]}}", 4, "data_offsets [0, 8] in 4 bytes")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 0]}}", 4, "data_offsets [4, 0]")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0]}}", 4, "data_offsets [0]")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 18446744073709551616]}}", 4, "in data_offsets")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 2]}}", 4, "needs 4 bytes but data_offsets span 2")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [2, 6]}}", 6, "leaves a hole")]
    [InlineData("{\"t\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}}", 6, "tensors end at 4 but 6")]
    [InlineData("{\"t\": {\"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [0, 2]}, \"u\": {\"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [1, 3]}}", 3, "tensor u overlaps")]
    [InlineData("{\"t\": {\"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [0, 2]}, \"t\": {\"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [2, 4]}}", 4, "the name t is in its header twice")]
    [InlineData("{\"t\": {\"dtype\": \"U8\", \"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [0, 2]}}", 2, "has dtype twice")]
    [InlineData("{\"t\": {\"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [0, 2], \"x\": 1}}", 2, "unknown key x")]
    [InlineData("{\"__metadata__\": 3}", 0, "__metadata__ is of kind")]
    [InlineData("{\"__metadata__\": {\"a\": 1}}", 0, "value of kind Number for a")]
    [InlineData("{\"__metadata__\": {\"a\": \"\", \"a\": \"\"}}", 0, "key a twice")]
    [InlineData("{\"__metadata__\": {}, \"__metadata__\": {}}", 0, "the name __metadata__ is in its header twice")]
    [InlineData("{\"\\ud800\": {}}", 0, "not valid JSON")]
    public void Open_MalformedHeader_IsRefused(string header, int dataLength, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.safetensors", TestModels.File(header, dataLength));

        var message = Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(path)).Message;

        Assert.Contains(path, message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void Open_HugeRankAndName_IsRefusedInFewWords()
    {
        using var folder = new TemporaryFolder();
        var rank = string.Join(',', Enumerable.Repeat("1", 50_000));
        var path = folder.Write(
            "x.safetensors", TestModels.File($$$"""{"{{{new string('n', 50_000)}}}": {"dtype": "U8", "shape": [{{{rank}}}], "data_offsets": [0, 1]}}""", 1));

        Assert.InRange(Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(path)).Message.Length, 1, 500);
    }

    [Theory]
    [InlineData(0, "it has no bytes")]
    [InlineData(5, "it has 5 bytes")]
    [InlineData(12, "it is truncated")]
    public void Open_TruncatedFile_IsRefused(int length, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.safetensors", TestModels.File("{       }", 0)[..length]);

        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(path)).Message);
    }

    [Theory]
    [InlineData(100_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void Open_LyingHeaderLength_IsRefused(long length)
    {
        using var folder = new TemporaryFolder();
        var bytes = TestModels.File("{}", 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        var path = folder.Write("x.safetensors", bytes);

        Assert.Contains("header length is", Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(path)).Message);
    }

    [Fact]
    public void Open_InvalidUtf8_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var bytes = TestModels.File("{\"name\": {}}", 0);
        bytes[11] = 0xFF;
        var path = folder.Write("x.safetensors", bytes);

        Assert.Contains("not valid JSON", Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(path)).Message);
    }

    [Fact]
    public void Open_MissingFileOrFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(folder.File("x.safetensors")));
        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(folder.Path));
    }

    [Fact]
    public void Open_Link_ReadsItsTarget()
    {
        using var folder = new TemporaryFolder();
        var target = folder.Write("blob", TestModels.File("""{"t": {"dtype": "U8", "shape": [2], "data_offsets": [0, 2]}}""", 2));
        File.CreateSymbolicLink(folder.File("x.safetensors"), target);
        using var file = SafetensorsFile.Open(folder.File("x.safetensors"));

        Assert.Equal([0, 1], file.Bytes("t").ToArray());
    }

    [Fact]
    public void Open_TensorBeyondFourGigabytes_IsReadWhereItLies()
    {
        const long Hole = 5L << 30;
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        var header = Encoding.UTF8.GetBytes(
            $$$"""{"big": {"dtype": "U8", "shape": [{{{Hole}}}], "data_offsets": [0, {{{Hole}}}]}, "far": {"dtype": "F32", "shape": [1], "data_offsets": [{{{Hole}}}, {{{Hole + 4}}}]}}""");
        using (var stream = File.Create(path))
        {
            stream.Write(BitConverter.GetBytes((long)header.Length));
            stream.Write(header);
            stream.SetLength(8 + header.Length + Hole + 4);
            stream.Position = 8 + header.Length + Hole;
            stream.Write(BitConverter.GetBytes(42f));
        }

        using var file = SafetensorsFile.Open(path);

        Assert.Equal([42f], file.ReadFloats("far"));
        Assert.Equal(8 + header.Length + Hole, file.Entry("far").Offset);
        Assert.Contains("too many to read at once", Assert.Throws<CheckpointException>(() => file.Bytes("big").ToArray()).Message);
    }

    [SharedFact("golden/golden")]
    public void Open_GoldenVectors_ReadsTokensAndLogits()
    {
        using var file = SafetensorsFile.Open(SharedData.PathTo("golden", "golden", "qwen3-tiny-f32.safetensors"));

        Assert.Equal(17, file.ReadInts("s17.tokens").Length);
        Assert.Equal([17, 512], file.Entry("s17.logits").Shape.ToArray());
        Assert.All(file.ReadFloats("s17.logits"), logit => Assert.True(float.IsFinite(logit)));
    }

    [Fact]
    public void Bytes_AfterDispose_Throws()
    {
        using var folder = new TemporaryFolder();
        var file = SafetensorsFile.Open(folder.Write("x", TestModels.File("""{"t": {"dtype": "F16", "shape": [1], "data_offsets": [0, 2]}}""", 2)));
        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => file.View("t"));
        Assert.Throws<ObjectDisposedException>(() => file.ReadFloats("t"));
        file.Dispose();
    }
}
