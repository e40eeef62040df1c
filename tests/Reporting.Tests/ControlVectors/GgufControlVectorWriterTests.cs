using SteerCluster.Reporting.ControlVectors;

namespace SteerCluster.Reporting.Tests.ControlVectors;

public sealed class GgufControlVectorWriterTests
{
    /// <summary>Written out by hand from the format's description, field by field.</summary>
    private const string Golden =
        "47475546 03000000 0100000000000000 0500000000000000" // GGUF, version 3, 1 tensor, 5 keys
        + "1400000000000000 67656E6572616C2E617263686974656374757265" // 20: general.architecture
        + "08000000 0D00000000000000 636F6E74726F6C766563746F72" // text of 13: controlvector
        + "1100000000000000 67656E6572616C2E616C69676E6D656E74" // 17: general.alignment
        + "04000000 20000000" // uint32 32
        + "1800000000000000 636F6E74726F6C766563746F722E6D6F64656C5F68696E74" // 24: controlvector.model_hint
        + "08000000 0500000000000000 7177656E33" // text of 5: qwen3
        + "1900000000000000 636F6E74726F6C766563746F722E6C617965725F636F756E74" // 25: controlvector.layer_count
        + "05000000 01000000" // int32 1
        + "0100000000000000 61 08000000 0100000000000000 62" // a = b
        + "0B00000000000000 646972656374696F6E2E37" // 11: direction.7
        + "01000000 0200000000000000 00000000 0000000000000000" // 1 dimension of 2, F32, offset 0
        + "0000000000000000000000000000000000000000000000" // 23 of padding: 265 bytes are before it
        + "0000803F 000000C0" // 1, -2
        + "000000000000000000000000000000000000000000000000"; // 24 of padding

    [Fact]
    public void Write_TinyVector_GivesTheBytesOfTheFormat()
    {
        var vector = new ControlVector
        {
            ModelHint = "qwen3",
            Directions = new Dictionary<int, float[]> { [7] = [1, -2] },
            Metadata = new Dictionary<string, string> { ["a"] = "b" },
        };

        var expected = Convert.FromHexString(Golden.Replace(" ", "", StringComparison.Ordinal));

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(ControlVectors.Write(vector)));
        ControlVectors.AssertSame(vector, ControlVectors.Read(expected));
    }

    [Fact]
    public void Write_TwoLayers_IsReadAsTheFormatDescribes()
    {
        var file = new PlainGguf(ControlVectors.Write(ControlVectors.Small));

        Assert.Equal(("GGUF", 3u, 2ul), (file.Magic, file.Version, file.TensorCount));
        Assert.Equal(
            [
                ("general.architecture", 8u, "controlvector"),
                ("general.alignment", 4u, 32u),
                ("controlvector.model_hint", 8u, "qwen3"),
                ("controlvector.layer_count", 5u, 2),
                ("general.name", 8u, "Größe 我"),
                ("steercluster.concept", 8u, (object)"corrigible"),
            ],
            file.Keys);
        Assert.Equal(["direction.3", "direction.12"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([0ul, 32ul], file.Tensors.Select(tensor => tensor.Offset));
        Assert.All(file.Tensors, tensor => Assert.Equal((0u, 1, 3ul), (tensor.Type, tensor.Shape.Length, tensor.Shape[0])));
        Assert.Equal(ControlVectors.Small.Directions[3], file.Tensors[0].Values);
        Assert.Equal(ControlVectors.Small.Directions[12], file.Tensors[1].Values);
    }

    [Fact]
    public void Write_RandomVectors_EveryByteIsAccountedFor() => Assert.All(Enumerable.Range(0, 200), seed =>
    {
        var vector = ControlVectors.Random(seed);

        var file = new PlainGguf(ControlVectors.Write(vector));

        Assert.Equal(vector.Layers.Select(layer => $"direction.{layer}"), file.Tensors.Select(tensor => tensor.Name));
    });

    [Fact]
    public void Write_SameVectorInAnotherOrder_GivesTheSameBytes()
    {
        var other = ControlVectors.Small with
        {
            Directions = ControlVectors.Small.Directions.Reverse().ToDictionary(),
            Metadata = ControlVectors.Small.Metadata.Reverse().ToDictionary(),
        };

        Assert.Equal(ControlVectors.Write(ControlVectors.Small), ControlVectors.Write(other));
    }

    public static TheoryData<string, Dictionary<int, float[]>> Impossible { get; } = new()
    {
        { "no direction", new() },
        { "layer 0 has a direction", new() { [0] = [1] } },
        { "layer -1 has a direction", new() { [-1] = [1] } },
        { "the direction of layer 2 has 2 numbers, another has 1", new() { [1] = [1], [2] = [1, 2] } },
        { "the direction of layer 1 has 0 numbers", new() { [1] = [] } },
        { "number 1 of the direction of layer 4 is NaN", new() { [4] = [1, float.NaN] } },
        { "number 0 of the direction of layer 4 is Infinity", new() { [4] = [float.PositiveInfinity] } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Write_WhatTheFormatCannotHold_IsRefused(string problem, Dictionary<int, float[]> directions)
    {
        var error = Assert.Throws<ReportException>(() => ControlVectors.Write(new ControlVector { ModelHint = "llama", Directions = directions }));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("general.architecture")]
    [InlineData("controlvector.layer_count")]
    public void Write_KeyOfTheFormatInTheMetadata_IsRefused(string key) => Assert.Throws<ArgumentException>(
        () => ControlVectors.Write(ControlVectors.Small with { Metadata = new Dictionary<string, string> { [key] = "x" } }));
}
