using System.Text.Json.Nodes;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Rendering;

namespace SteerCluster.Reporting.Tests.Rendering;

public sealed class SvgRendererTests
{
    [Fact]
    public async Task RenderAsync_SameFigures_GivesTheSameBytes()
    {
        var figures = new[] { Bars("one", "quantitative"), Bars("two", "quantitative") };
        var (first, second) = (await new SvgRenderer().RenderAsync(figures), await new SvgRenderer().RenderAsync(figures));
        Assert.Null(first.Unavailable);
        Assert.Equal(["one", "two"], first.Figures.Select(figure => figure.Id));
        Assert.Equal(first.Figures.Select(figure => figure.Svg), second.Figures.Select(figure => figure.Svg));
        Assert.Contains("A title", first.Figures[0].Svg);
    }

    [Fact]
    public async Task RenderAsync_FigureThatWarns_ReportsItAndDrawsTheOthers()
    {
        var rendering = await new SvgRenderer().RenderAsync([Bars("bad", "no such type"), Bars("good", "quantitative")]);
        Assert.NotEmpty(rendering.Figures[0].Messages);
        Assert.Empty(rendering.Figures[1].Messages);
        Assert.NotNull(rendering.Figures[1].Svg);
    }

    [Fact]
    public async Task RenderAsync_BrokenSpecification_HasNoDrawing()
    {
        var rendering = await new SvgRenderer().RenderAsync([new Figure("broken", "", "", "", new JsonObject { ["mark"] = 3 })]);
        Assert.Null(Assert.Single(rendering.Figures).Svg);
        Assert.Contains("error", Assert.Single(rendering.Figures).Messages[0]);
    }

    [Fact]
    public async Task RenderAsync_NoNode_SaysSo()
    {
        var rendering = await new SvgRenderer("no-such-program").RenderAsync([Bars("one", "quantitative")]);
        Assert.Empty(rendering.Figures);
        Assert.Contains("no-such-program", rendering.Unavailable);
        Assert.Contains("STEER_NODE", rendering.Unavailable);
    }

    [Fact]
    public async Task RenderAsync_ProgramThatIsNotNode_SaysSo()
    {
        var rendering = await new SvgRenderer("false").RenderAsync([Bars("one", "quantitative")]);
        Assert.Empty(rendering.Figures);
        Assert.Contains("exit code 1", rendering.Unavailable);
    }

    [Fact]
    public async Task RenderAsync_NoFigures_NeedsNoNode() =>
        Assert.Null((await new SvgRenderer("no-such-program").RenderAsync([])).Unavailable);

    private static Figure Bars(string id, string type) => new(id, "Section", "A title", "A caption.", (JsonObject)JsonNode.Parse($$"""
        {
          "data": { "values": [{ "a": "x", "b": 1 }, { "a": "y", "b": 2 }] },
          "mark": "bar",
          "encoding": { "x": { "field": "a", "type": "nominal" }, "y": { "field": "b", "type": "{{type}}" } }
        }
        """)!);
}
