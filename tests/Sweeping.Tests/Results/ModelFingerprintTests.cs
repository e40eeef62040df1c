using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Results;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class ModelFingerprintTests : IDisposable
{
    private const long Large = ModelFingerprint.WholeBelow + 1_000_000;

    private readonly TemporaryFolder temp = new();

    public ModelFingerprintTests()
    {
        File.WriteAllText(temp.File("config.json"), "{}");
        File.WriteAllText(temp.File("tokenizer.json"), "{\"a\":1}");
        using var weights = File.Create(temp.File("model.safetensors"));
        weights.Write([16, 0, 0, 0, 0, 0, 0, 0, .. "{              }"u8]);
        weights.SetLength(Large);
    }

    [Fact]
    public void Of_SameFiles_IsTheSame()
    {
        Assert.Equal(ModelFingerprint.Of(temp.Path), ModelFingerprint.Of(temp.Path));
        Assert.Equal(Large, ModelFingerprint.Of(temp.Path).WeightBytes);
    }

    [Theory]
    [InlineData("config.json", 0, false)]
    [InlineData("tokenizer.json", 2, true)]
    [InlineData("model.safetensors", 20, false)]
    [InlineData("model.safetensors", 30, false)]
    [InlineData("model.safetensors", Large - 1, false)]
    public void Of_ChangedByte_Differs(string file, long offset, bool tokenizer)
    {
        var before = ModelFingerprint.Of(temp.Path);
        using (var stream = File.OpenWrite(temp.File(file)))
        {
            stream.Position = offset;
            stream.WriteByte((byte)'~');
        }

        var after = ModelFingerprint.Of(temp.Path);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal(tokenizer, before.Tokenizer != after.Tokenizer);
    }

    [Fact]
    public void Of_LargeFile_IsSampled()
    {
        using var file = File.OpenHandle(temp.File("model.safetensors"));
        var ranges = FingerprintRanges.Of("model.safetensors", file, Large).ToArray();
        Assert.Equal((0, 24), ranges[0]);
        Assert.Equal((24, 65536), ranges[1]);
        Assert.Equal((Large - 65536, 65536), ranges[^1]);
        Assert.Equal(17, ranges.Length);
    }

    [Fact]
    public void Of_NoFolder_NamesIt()
    {
        var error = Assert.Throws<CheckpointException>(() => ModelFingerprint.Of(temp.File("none")));
        Assert.StartsWith($"Cannot read the model in {temp.File("none")}: ", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => temp.Dispose();
}
