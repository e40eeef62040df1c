using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class ModelFingerprintTests : IDisposable
{
    private const long Large = ModelFingerprint.WholeBelow + 1_000_000;

    private readonly TempFolder temp = new();

    public ModelFingerprintTests()
    {
        File.WriteAllText(temp.PathTo("config.json"), "{}");
        File.WriteAllText(temp.PathTo("tokenizer.json"), "{\"a\":1}");
        using var weights = File.Create(temp.PathTo("model.safetensors"));
        weights.Write([16, 0, 0, 0, 0, 0, 0, 0, .. "{              }"u8]);
        weights.SetLength(Large);
    }

    [Fact]
    public void Of_SameFiles_IsTheSame()
    {
        Assert.Equal(ModelFingerprint.Of(temp.Root), ModelFingerprint.Of(temp.Root));
        Assert.Equal(Large, ModelFingerprint.Of(temp.Root).WeightBytes);
    }

    [Theory]
    [InlineData("config.json", 0, false)]
    [InlineData("tokenizer.json", 2, true)]
    [InlineData("model.safetensors", 20, false)]
    [InlineData("model.safetensors", 30, false)]
    [InlineData("model.safetensors", Large - 1, false)]
    public void Of_ChangedByte_Differs(string file, long offset, bool tokenizer)
    {
        var before = ModelFingerprint.Of(temp.Root);
        using (var stream = File.OpenWrite(temp.PathTo(file)))
        {
            stream.Position = offset;
            stream.WriteByte((byte)'~');
        }

        var after = ModelFingerprint.Of(temp.Root);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal(tokenizer, before.Tokenizer != after.Tokenizer);
    }

    [Fact]
    public void Of_LargeFile_IsSampled()
    {
        using var file = File.OpenHandle(temp.PathTo("model.safetensors"));
        var ranges = FingerprintRanges.Of("model.safetensors", file, Large).ToArray();
        Assert.Equal((0, 24), ranges[0]);
        Assert.Equal((24, 65536), ranges[1]);
        Assert.Equal((Large - 65536, 65536), ranges[^1]);
        Assert.Equal(17, ranges.Length);
    }

    [Fact]
    public void Of_NoFolder_NamesIt()
    {
        var error = Assert.Throws<CheckpointException>(() => ModelFingerprint.Of(temp.PathTo("none")));
        Assert.StartsWith($"Cannot read the model in {temp.PathTo("none")}: ", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => temp.Dispose();
}
