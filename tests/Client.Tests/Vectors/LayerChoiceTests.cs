using SteerCluster.Client.Failures;
using SteerCluster.Client.Vectors;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Client.Tests.Vectors;

public sealed class LayerChoiceTests
{
    [Theory]
    [InlineData("best", "4")]
    [InlineData("all", "0,2,4,6")]
    [InlineData("2", "2")]
    [InlineData("6, 2,2", "2,6")]
    [InlineData("3-6", "4,6")]
    [InlineData("0,3-5", "0,4")]
    public void Of_SweptLayers_AreThoseThatAreMeant(string text, string layers) =>
        Assert.Equal(layers.Split(',').Select(int.Parse), LayerChoice.Parse(text)!.Of(Saved(best: 4)));

    [Theory]
    [InlineData("")]
    [InlineData("Best")]
    [InlineData("1,")]
    [InlineData("-1")]
    [InlineData("5-3")]
    [InlineData("1-2-3")]
    [InlineData("0.5")]
    [InlineData("99999999999")]
    public void Parse_NoLayers_IsNull(string text) => Assert.Null(LayerChoice.Parse(text));

    [Theory]
    [InlineData("3", "layer 3 of 4B was not swept for c; swept are 0, 2, 4, 6")]
    [InlineData("7-9", "layer 7-9 of 4B was not swept")]
    [InlineData("best", "no summary.json beside it tells the best layer")]
    public void Of_WhatWasNotSwept_IsRefused(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<ClientException>(() => LayerChoice.Parse(text)!.Of(Saved(best: null))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("12", "layer 12")]
    [InlineData("1,2,3,5,7,8", "layers 1-3, 5, 7-8")]
    public void LayerText_Of_JoinsNeighbours(string layers, string text) => Assert.Equal(text, LayerText.Of([.. layers.Split(',').Select(int.Parse)]));

    private static SavedVectors Saved(int? best) => new()
    {
        Path = "c/4B/vectors.safetensors",
        Vectors = new[] { 0, 2, 4, 6 }.ToDictionary(layer => layer, _ => new float[] { 1 }),
        Metadata = new Dictionary<string, string> { ["model"] = "4B", ["concept"] = "c" },
        ResidualNorms = new Dictionary<int, double>(),
        BestLayer = best,
    };
}
