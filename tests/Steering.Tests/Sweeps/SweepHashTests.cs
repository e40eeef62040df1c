using System.Text.Json.Nodes;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Sweeps;

public class SweepHashTests
{
    private const string Minimal = SweepSpecReaderTests.Minimal;

    [Theory]
    [InlineData("# a comment\n", "")]
    [InlineData("", "\nlayers: {from: 0.330}")]
    [InlineData("", "\nstrengths: [1.0, 0, -1]")]
    [InlineData("", "\noutput: elsewhere")]
    [InlineData("", "\nstatistics: {confidence: 0.95}")]
    public void Hash_SameMeaning_IsTheSame(string before, string after) =>
        Assert.Equal(Parse(Minimal).Hash(), Parse(before + Minimal + after).Hash());

    [Theory]
    [InlineData("layers: all")]
    [InlineData("strengths: [-2, 0, 1]")]
    [InlineData("positions: last")]
    [InlineData("compat: seeds")]
    [InlineData("prompt: {system: x}")]
    [InlineData("vectors: {normalize: residual}")]
    [InlineData("generation: {}")]
    [InlineData("controls: {}")]
    [InlineData("data: {balance: true}")]
    [InlineData("statistics: {seed: 1}")]
    [InlineData("seed: 1")]
    public void Hash_OtherNumbers_Differs(string line) =>
        Assert.NotEqual(Parse(Minimal).Hash(), Parse(Minimal + "\n" + line).Hash());

    [Fact]
    public void Hash_Minimal_IsPinned() =>
        // Changing this value makes every finished sweep look like another one.
        Assert.Equal("4d25e80d2152c48ba96eb32edde8a0f1ee026a8aa8eaeceef3c8583a11bbc605", Parse(Minimal).Hash());

    [Fact]
    public void Canonical_Keys_AreSorted() =>
        Assert.Equal("""{"a":[{"x":1,"y":2}],"b":null}""", SpecHash.Canonical(JsonNode.Parse("""{"b": null, "a": [{"y": 2, "x": 1}]}""")));

    [Fact]
    public void MeasurementHash_AmendedSweep_KeepsWhatItHas()
    {
        var before = Parse(Minimal);
        var amended = Parse(Minimal + "\n  - {name: other, path: other.jsonl}\nlayers: all\ngeneration: {}\nstatistics: {seed: 1}");

        Assert.Equal(Measurement(before), Measurement(amended));
        Assert.NotEqual(Measurement(before), Measurement(before with { Positions = SteeringPositions.Last }));
        Assert.NotEqual(Measurement(amended), amended.MeasurementHash(amended.Models[0], amended.Concepts[1]));
        var normalised = new VectorSpec { Normalize = VectorNormalization.Layer };
        Assert.NotEqual(Measurement(before with { Vectors = normalised }), Measurement(amended with { Vectors = normalised }));
    }

    private static string Measurement(SweepSpec spec) => spec.MeasurementHash(spec.Models[0], spec.Concepts[0]);

    private static SweepSpec Parse(string text) => SweepSpecReaderTests.Parse(text);
}
