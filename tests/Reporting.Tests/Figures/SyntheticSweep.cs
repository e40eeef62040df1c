using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Tests.Figures;

/// <summary>Sweeps of made-up numbers, for figures.</summary>
internal sealed record SyntheticSweep
{
    public int Models { get; init; } = 2;

    public int Concepts { get; init; } = 2;

    public int Layers { get; init; } = 6;

    public int Items { get; init; } = 30;

    public double[] Strengths { get; init; } = [-1, 0, 1];

    public bool Generation { get; init; }

    public bool Controls { get; init; }

    public bool AnswerMass { get; init; } = true;

    public bool Flat { get; init; }

    public ReportData Data()
    {
        var options = new UnitStatisticsOptions { Resamples = 50 };
        var samples =
            (from concept in Enumerable.Range(0, Concepts) from model in Enumerable.Range(0, Models) select Cell(model, concept)).ToArray();
        var results = new SweepResults
        {
            Folder = "made-up",
            ConceptsFolder = "made-up/logit_diff_sweep",
            Cells = [.. samples.Select(cell => new CellResult("made-up", cell, AnswerMass ? Mass(cell) : [], null))],
            Options = options,
        };
        return new ReportData(results, SweepAnalysis.Of([.. samples.Select(cell => CellStatistics.Of(cell, options))]));
    }

    private CellSamples Cell(int model, int concept)
    {
        var random = new SeededRandom((ulong)((model * 100) + concept));
        var label = $"{model + 1}B \"x\"";
        var blocks = Layers + 4 + model;
        var layers = Enumerable.Range(4, Layers).ToArray();
        return new CellSamples
        {
            Model = new ModelFacts { Label = label, Id = $"Maker/Model-{model + 1}B", Layers = blocks, Heads = 8, Parameters = (model + 1) * 1_000_000_000L },
            Concept = $"concept_{concept}",
            Units = [.. layers.Select((layer, i) => Unit(new UnitId(label, $"concept_{concept}", layer), i, random))],
            Controls = Controls ? [.. layers.SelectMany(layer => Enumerable.Range(0, 3).Select(i => Control(layer, i, random)))] : [],
            Generation = Generation
                ? new GenerationCurve([.. layers.Select(layer => new GenerationPoint(layer, random.NextDouble(), 20, 0.9))])
                : null,
        };
    }

    private UnitSamples Unit(UnitId id, int index, SeededRandom random) => new(
        id,
        Strengths,
        [.. Strengths.Select(strength => Enumerable.Range(0, Items)
            .Select(item => Flat ? 0 : (strength * (index + 1)) + (item % 5) + random.NextDouble()).ToArray())],
        [.. Enumerable.Range(0, Items).Select(item => item % 2 == 0)],
        AnswerMass ? [.. Enumerable.Range(0, Items).Select(_ => random.NextDouble())] : null);

    private static ControlDelta Control(int layer, int index, SeededRandom random)
    {
        var delta = random.NextDouble() - 0.5;
        return new ControlDelta(ControlDelta.Random, layer, index, 0, delta, delta, delta);
    }

    private static AnswerMassPoint[] Mass(CellSamples cell) =>
        [.. from unit in cell.Units from strength in unit.Strengths select new AnswerMassPoint(unit.Unit.Layer, strength, strength == 0 ? 0.5 : 0)];
}
