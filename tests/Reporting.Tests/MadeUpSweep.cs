using System.Text.Json.Nodes;
using SteerCluster.Reporting;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Tests;

/// <summary>A small sweep of made-up numbers: each item's matching logit diff is strength x effect x layer weight + a spread over items.</summary>
internal sealed record MadeUpSweep
{
    /// <summary>Labels of the models; each has two blocks more than the one before, the first four.</summary>
    public string[] Models { get; init; } = ["one", "two", "three", "four"];

    public string?[] Training { get; init; } = ["distilled", "distilled", "tuned", "tuned"];

    public int[] Experts { get; init; } = [0, 4, 0, 4];

    public string[] Concepts { get; init; } = ["first", "second"];

    public int Items { get; init; } = 24;

    /// <summary>Delta at the best layer of the first concept; that of the second is half of it, and each model has a tenth less than the first.</summary>
    public double Effect { get; init; } = 4;

    public double? AnswerMass { get; init; } = 0.9;

    public bool Controls { get; init; } = true;

    /// <summary>Whether generated answers follow the logit diffs (true) or go against them (false); null for none.</summary>
    public bool? Generation { get; init; }

    public JsonObject? Manifest { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public ReportData Data()
    {
        var options = new UnitStatisticsOptions { Resamples = 100 };
        CellSamples[] samples = [.. Concepts.SelectMany((_, concept) => Models.Select((_, model) => Cell(model, concept)))];
        var results = new SweepResults
        {
            Folder = Path.Combine(Path.GetTempPath(), "made-up"),
            ConceptsFolder = Path.Combine(Path.GetTempPath(), "made-up", "logit_diff_sweep"),
            Cells = [.. samples.Select(cell => new CellResult("made-up", cell, [], null))],
            Manifest = Manifest,
            Options = options,
            Notes = Notes,
        };
        return new ReportData(results, SweepAnalysis.Of([.. samples.Select(cell => CellStatistics.Of(cell, options))]));
    }

    private CellSamples Cell(int model, int concept)
    {
        var blocks = 4 + (2 * model);
        int[] layers = [.. Enumerable.Range(1, blocks - 1)];
        return new CellSamples
        {
            Model = new ModelFacts
            {
                Label = Models[model], Id = $"maker/{Models[model]}", Layers = blocks, Heads = 4 + model, KeyValueHeads = 2,
                Parameters = (1 + model) * 1_000_000_000L, ActiveParameters = (1 + model) * 500_000_000L, Experts = Experts[model], Training = Training[model],
            },
            Concept = Concepts[concept],
            Units = [.. layers.Select(layer => Unit(layer, model, concept, blocks))],
            Controls = Controls ? [.. layers.SelectMany(layer => Enumerable.Range(0, 4).Select(i => new ControlDelta(ControlDelta.Random, layer, i, 0, 0, 0.1 * i, 0.1 * i)))] : [],
            Generation = Generation is { } follows
                ? new GenerationCurve([.. layers.Select(layer => new GenerationPoint(layer, (follows ? 0.1 : -0.1) * Delta(layer, model, concept, blocks), Items, 1))])
                : null,
        };
    }

    private double Delta(int layer, int model, int concept, int blocks) =>
        Effect / (concept + 1) * (1 - (0.1 * model)) * (1 - (Math.Abs(layer - (blocks / 2)) / (double)blocks));

    private UnitSamples Unit(int layer, int model, int concept, int blocks) => new(
        new UnitId(Models[model], Concepts[concept], layer),
        [-1, 0, 1],
        [.. new[] { -1, 0, 1 }.Select(strength => Enumerable.Range(0, Items)
            .Select(item => (strength * Delta(layer, model, concept, blocks) / 2) + (0.3 * (item % 7)) + (0.01 * strength * (item % 5))).ToArray())],
        [.. Enumerable.Range(0, Items).Select(item => item % 2 == 0)],
        AnswerMass is { } mass ? [.. Enumerable.Repeat(mass, Items)] : null);
}
