using System.Diagnostics;
using System.Globalization;
using SteerCluster.Reporting;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Html;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Bench;

/// <summary>A report of a sweep of the reference study's size: how long it takes to compute, to write, and to open in a browser.</summary>
internal static class ReportBench
{
    private const int Items = 80;
    private static readonly int[] Blocks = [36, 36, 40, 48, 64, 94];
    private static readonly string[] Concepts = ["first", "second", "third", "fourth", "fifth", "sixth"];
    private static readonly double[] Strengths = [-1, 0, 1];

    public static void Run()
    {
        var samples = Concepts.SelectMany((concept, c) => Blocks.Select((blocks, m) => Cell($"model-{m}", concept, blocks, (ulong)((c * 10) + m)))).ToArray();
        var options = new UnitStatisticsOptions();
        Print("rows", samples.Sum(cell => cell.Units.Count) * Strengths.Length * Items, "");

        ReportData data = null!;
        Print("statistics, 2000 resamples, one thread", Timing.Once(() => data = new ReportData(Results(samples, options), SweepAnalysis.Of([.. samples.Select(cell => CellStatistics.Of(cell, options))]))), "s");
        IReadOnlyList<Figure> figures = [];
        Print("figures", Timing.Once(() => figures = SweepFigures.Of(data)), "s");
        var file = Path.Combine(Path.GetTempPath(), "steer-bench-report.html");
        Print("page, writing", Timing.Once(() =>
        {
            using var stream = File.Create(file);
            HtmlReport.Write(stream, data, figures);
        }), "s");
        Print("page, size", new FileInfo(file).Length / 1e6, "MB");
        Open(file);
        File.Delete(file);
    }

    /// <summary>Chromium's own time until the page is loaded, as the difference to an empty page.</summary>
    private static void Open(string file)
    {
        if (Environment.GetEnvironmentVariable("STEER_CHROMIUM") is not { Length: > 0 } chromium)
        {
            chromium = "/usr/bin/chromium";
        }

        if (!File.Exists(chromium))
        {
            Console.WriteLine("page, opening: chromium is not here (STEER_CHROMIUM may name one)");
            return;
        }

        var times = Timing.Medians(3, () => Load(chromium, "about:blank"), () => Load(chromium, new Uri(file).AbsoluteUri));
        Print("page, opening, beside an empty page", times[1] - times[0], "s");
        Print("page, opening / browser's own start", (times[1] - times[0]) / times[0], "");
    }

    private static void Load(string chromium, string address)
    {
        var start = new ProcessStartInfo(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--dump-dom", address])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private static SweepResults Results(CellSamples[] samples, UnitStatisticsOptions options) => new()
    {
        Folder = "bench", ConceptsFolder = "bench", Options = options,
        Cells = [.. samples.Select(cell => new CellResult("bench", cell, [], null))],
    };

    private static CellSamples Cell(string model, string concept, int blocks, ulong seed)
    {
        var random = new SeededRandom(seed);
        return new CellSamples
        {
            Model = new ModelFacts { Label = model, Id = $"bench/{model}", Layers = blocks, Heads = blocks / 2, Parameters = blocks * 100_000_000L },
            Concept = concept,
            Units = [.. Enumerable.Range(blocks / 3, blocks - (blocks / 3)).Select(layer => new UnitSamples(
                new UnitId(model, concept, layer),
                Strengths,
                [.. Strengths.Select(strength => Enumerable.Range(0, Items).Select(_ => (strength * 2 * Math.Sin(Math.PI * layer / blocks)) + (4 * random.NextDouble())).ToArray())],
                [.. Enumerable.Range(0, Items).Select(item => item % 2 == 0)],
                [.. Enumerable.Range(0, Items).Select(_ => random.NextDouble())]))],
        };
    }

    private static void Print(string what, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-42} {value,10:0.00} {unit}"));
}
