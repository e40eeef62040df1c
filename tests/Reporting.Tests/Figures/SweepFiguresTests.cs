using System.Text.Json.Nodes;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Reading;
using SteerCluster.Reporting.Rendering;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Figures;

public sealed class SweepFiguresTests
{
    private const int MostRows = 20_000;

    public static TheoryData<string> Sweeps => new(Cases.Keys);

    private static Dictionary<string, SyntheticSweep> Cases { get; } = new()
    {
        ["plain"] = new SyntheticSweep(),
        ["everything"] = new SyntheticSweep { Generation = true, Controls = true },
        ["five strengths"] = new SyntheticSweep { Strengths = [1, -2, 0, 2, -1] },
        ["one model"] = new SyntheticSweep { Models = 1, Generation = true, Controls = true },
        ["one concept"] = new SyntheticSweep { Concepts = 1, Generation = true },
        ["one layer"] = new SyntheticSweep { Layers = 1, Generation = true, Controls = true },
        ["nine models"] = new SyntheticSweep { Models = 9, Controls = true, Generation = true },
        ["seven concepts"] = new SyntheticSweep { Concepts = 7 },
        ["one item"] = new SyntheticSweep { Items = 1, Controls = true },
        ["no spread"] = new SyntheticSweep { Flat = true, Generation = true },
        ["no log-probabilities"] = new SyntheticSweep { AnswerMass = false },
    };

    [Theory]
    [MemberData(nameof(Sweeps))]
    public Task Of_AnySweep_RendersWithoutWarnings(string sweep) => RenderWithoutWarnings(SweepFigures.Of(Cases[sweep].Data()));

    [SharedFact("oracle/logit_diff_sweep")]
    public Task Of_ReferenceStudy_RendersWithoutWarnings() => RenderWithoutWarnings(SweepFigures.Of(Oracle()));

    [SharedFact("oracle/logit_diff_sweep")]
    public void Of_ReferenceStudy_LeavesOutWhatItLacks()
    {
        var oracle = Oracle();
        Assert.Equal(
            ["generated answers against logit diffs", "held-out delta against random vectors"],
            SweepFigures.LeftOut(oracle).Select(reason => reason[..reason.IndexOf(':')]).Order());
        Assert.Contains("layer-delta-curves", SweepFigures.Of(oracle).Select(figure => figure.Id));
    }

    [Fact]
    public void Of_EverythingMeasured_LeavesNothingOut()
    {
        var data = new SyntheticSweep { Generation = true, Controls = true }.Data();
        Assert.Empty(SweepFigures.LeftOut(data));
        Assert.Contains("generation-against-logit-concept_0", SweepFigures.Of(data).Select(figure => figure.Id));
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Of_AnySweep_HasUniqueIdsAndSectionsTogether(string sweep)
    {
        var figures = SweepFigures.Of(Cases[sweep].Data());
        Assert.Equal(figures.Count, figures.Select(figure => figure.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(figures, figure => Assert.Matches("^[A-Za-z0-9._-]+$", figure.Id));
        var sections = figures.Select(figure => figure.Section).ToArray();
        Assert.Equal(sections.Distinct().Count(), 1 + sections.Zip(sections.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Of_AnySweep_EmbedsFewRowsAndFiniteNumbers(string sweep) => Assert.All(SweepFigures.Of(Cases[sweep].Data()), figure =>
    {
        Assert.InRange(Data(figure.Specification).Sum(values => values.Count), 1, MostRows);
        Assert.DoesNotMatch(":\"?-?(NaN|Infinity)", figure.Specification.ToJsonString());
    });

    [Fact]
    public void Of_SameSweep_IsTheSameText() =>
        Assert.Equal(Texts(new SyntheticSweep().Data()), Texts(new SyntheticSweep().Data()));

    [Fact]
    public void Of_AllFigures_GiveModelsTheSameScale()
    {
        var data = new SyntheticSweep { Models = 9, Generation = true, Controls = true }.Data();
        var scales = SweepFigures.Of(data).SelectMany(figure => Colours(figure.Specification)).Select(scale => scale.ToJsonString()).Distinct();
        var scale = JsonNode.Parse(Assert.Single(scales))!;
        Assert.Equal(data.Analysis.Models.Select(model => model.Label), scale["domain"]!.AsArray().Select(label => (string?)label));
        Assert.Null(scale["range"]);
    }

    [SharedFact("oracle/logit_diff_sweep")]
    public void EffectSizeHeatmap_ReferenceStudy_HasTheAnalysisNumbers()
    {
        var oracle = Oracle();
        var figure = SweepFigures.Of(oracle).Single(figure => figure.Id == "effect-size-heatmap");
        var rows = Data(figure.Specification).Single();
        Assert.Equal(oracle.Analysis.Cells.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            oracle.Analysis.Find((string)row!["concept"]!, (string)row["model"]!)!.AtBest.CohensD, (double)row["d"]!, tolerance: 1e-4));
    }

    private static async Task RenderWithoutWarnings(IReadOnlyList<Figure> figures)
    {
        var drawn = await new SvgRenderer().RenderAsync(figures);
        Assert.Null(drawn.Unavailable);
        Assert.Equal(figures.Select(figure => figure.Id), drawn.Figures.Select(figure => figure.Id));
        Assert.All(drawn.Figures, figure =>
        {
            Assert.Empty(figure.Messages);
            Assert.StartsWith("<svg", figure.Svg);
            Assert.DoesNotContain("NaN", figure.Svg);
        });
    }

    private static ReportData Oracle()
    {
        var results = ResultFolder.Read(SharedData.PathTo("oracle"), ModelCatalogue.BuiltIn);
        var options = results.Options with { Resamples = 100 };
        return new ReportData(results, SweepAnalysis.Of([.. results.Cells.Select(cell => CellStatistics.Of(cell.Samples, options))]));
    }

    private static string[] Texts(ReportData data) => [.. SweepFigures.Of(data).Select(figure => figure.Specification.ToJsonString())];

    private static IEnumerable<JsonArray> Data(JsonNode? node) =>
        Objects(node).Select(value => value["data"]?["values"]).OfType<JsonArray>();

    private static IEnumerable<JsonObject> Colours(JsonNode? node) => Objects(node)
        .Select(value => value["color"]).OfType<JsonObject>()
        .Where(color => (string?)color["field"] == "model").Select(color => (JsonObject)color["scale"]!);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject value => value.Where(pair => pair.Key != "values").SelectMany(pair => Objects(pair.Value)).Prepend(value),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
