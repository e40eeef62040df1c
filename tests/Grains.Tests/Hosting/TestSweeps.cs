using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;
using SteerCluster.Tests;

namespace SteerCluster.Grains.Tests.Hosting;

/// <summary>Small sweeps of the example models, as requests and as runs on one machine.</summary>
internal static class TestSweeps
{
    public static string Examples { get; } = Path.Combine(SharedData.Repository, "examples");

    /// <summary>A sweep of example models and concepts.</summary>
    public static string Text(
        string name = "small",
        string[]? models = null,
        string[]? concepts = null,
        string settings = "",
        int evalSize = 6,
        string modelFolder = "models") =>
        $"""
        name: {name}
        models: [{string.Join(", ", (models ?? ["steer-tiny-d4", "steer-tiny-d6"]).Select(m => $"{{label: {m}, id: {m}, path: {modelFolder}/{m}}}"))}]
        concepts:
        {string.Join('\n', (concepts ?? ["corrigible", "sycophancy"]).Select(c => $"  - {{name: {c}, train: concepts/{c}/train.jsonl, eval: concepts/{c}/eval.jsonl, train_size: 6, eval_size: {evalSize}}}"))}
        statistics: {"{bootstrap_resamples: 50}"}
        {settings}
        """;

    public static SweepRequest Request(string text)
    {
        var spec = SweepSpecReader.Parse(text, Examples);
        var paths = spec.Concepts.SelectMany(c => new[] { c.Path, c.Train, c.Eval }).OfType<string>().Distinct();
        return new SweepRequest(text, Examples, paths.ToDictionary(p => p, p => File.ReadAllBytes(Path.Combine(Examples, p))));
    }

    /// <summary>What <c>steer run</c> writes.</summary>
    public static void RunHere(string text, string output) =>
        new SweepRunner(SweepSpecReader.Parse(text, Examples), new RunOptions { Output = output, Threads = 1 }, TimeProvider.System).Run(new Silent());

    /// <summary>All files of two result folders but the manifest, which has times, and the journal are the same bytes.</summary>
    public static void AssertSameFiles(string expected, string actual)
    {
        Assert.Equal(Names(expected), Names(actual));
        foreach (var name in Names(expected))
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))), $"{name} differs");
        }
    }

    private static string[] Names(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f))
            .Where(n => n != "manifest.json" && !n.StartsWith("journal", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private sealed class Silent : IProgress<SweepEvent>
    {
        public void Report(SweepEvent value)
        {
        }
    }
}
