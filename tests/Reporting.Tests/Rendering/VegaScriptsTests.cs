using SteerCluster.Reporting.Rendering;

namespace SteerCluster.Reporting.Tests.Rendering;

public sealed class VegaScriptsTests
{
    [Fact]
    public void Scripts_Embedded_AreTheBuiltOnes()
    {
        Assert.Contains("vega", VegaScripts.Vega);
        Assert.Contains("vegaLite", VegaScripts.VegaLite);
        Assert.Contains("vegaEmbed", VegaScripts.VegaEmbed);
    }

    [Theory]
    [InlineData("vega,")]
    [InlineData("vega-lite")]
    [InlineData("vega-embed")]
    [InlineData("d3-scale")]
    [InlineData("fast-json-patch")]
    [InlineData("Redistribution and use in source and binary forms")]
    public void Licences_OfAllThatIsEmbedded_AreThere(string text) => Assert.Contains(text, VegaScripts.Licences);
}
