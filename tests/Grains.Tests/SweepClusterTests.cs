using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Models;
using SteerCluster.Grains.Shards;
using SteerCluster.Grains.Tests.Hosting;
using InProcessSiloHandle = Orleans.TestingHost.InProcessSiloHandle;

namespace SteerCluster.Grains.Tests;

/// <summary>Whole sweeps with the real engine on silos in this process: the files are those of a run on one machine.</summary>
public sealed class SweepClusterTests
{
    private const int Limit = 180_000;
    private const string Controls = "controls: {random_vectors: 3, shuffled_labels: 1, layers: best}\ngeneration: {items: 2, new_tokens: 3}";

    [Theory(Timeout = Limit)]
    [InlineData(Controls)]
    [InlineData("vectors: {normalize: layer}\npositions: last\ndata: {balance: true}")]
    public async Task Launch_TwoSilos_WritesTheFilesOfARun(string settings)
    {
        await using var cluster = await TestCluster.Start(options: TestSweeps.WithExamples);
        var text = TestSweeps.Text(settings: settings);
        TestSweeps.RunHere(text, cluster.Expected);

        await cluster.Sweep("small").Launch(TestSweeps.Request(text));
        var status = await cluster.AwaitFinished("small");

        Assert.Null(status.Error);
        Assert.Equal(SweepState.Finished, status.State);
        Assert.All(status.Cells, c => Assert.Equal(CellState.Done, c.State));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
        await AssertFilesAreStreamed(cluster);
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_Amended_MeasuresWhatIsNewAndWritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start(options: TestSweeps.WithExamples);
        await cluster.Sweep("small").Launch(TestSweeps.Request(TestSweeps.Text(concepts: ["corrigible"])));
        var first = await cluster.AwaitFinished("small");

        var text = TestSweeps.Text();
        TestSweeps.RunHere(text, cluster.Expected);
        await cluster.Sweep("small").Launch(TestSweeps.Request(text));
        var second = await cluster.Await("small", s => s.State == SweepState.Finished && s.Version > first.Version);

        Assert.All(second.Cells.Where(c => c.Concept == "corrigible"), c => Assert.Equal(1, c.Attempts));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
    }

    [Fact(Timeout = Limit)]
    public async Task Kill_ASiloThatMeasures_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start(3, options: TestSweeps.WithExamples);
        var text = TestSweeps.Text(models: ["steer-tiny-d10", "steer-tiny-d8"], evalSize: 30, settings: Controls);
        TestSweeps.RunHere(text, cluster.Expected);
        await cluster.Sweep("small").Launch(TestSweeps.Request(text));
        var running = await cluster.Await("small", s => s.Cells.Any(c => c.State == CellState.Running));

        var worker = running.Cells.First(c => c.Worker is not null).Worker;
        await cluster.Kill(cluster.Inner.Silos.Single(s => s.Name == worker).SiloAddress);
        var finished = await cluster.AwaitFinished("small", 120);

        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
    }

    [Fact(Timeout = Limit)]
    public async Task Retry_CheckpointWasCorrupt_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start(options: TestSweeps.WithExamples);
        var model = cluster.Folder.File("models", "steer-tiny-d6");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestSweeps.Examples, "models", "steer-tiny-d6")))
        {
            cluster.Folder.Write(Path.Combine("models", "steer-tiny-d6", Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        var weights = Directory.EnumerateFiles(model, "*.safetensors").Single();
        var sound = File.ReadAllBytes(weights);
        var broken = sound.ToArray();
        broken.AsSpan(broken.Length - 4096).Fill(0xff);
        File.WriteAllBytes(weights, broken);
        var request = TestSweeps.Request(TestSweeps.Text()) with { BaseFolder = cluster.Folder.Path };
        request = request with { Text = request.Text.Replace("path: models/steer-tiny-d6", $"path: {model}", StringComparison.Ordinal).Replace("path: models/steer-tiny-d4", "path: steer-tiny-d4", StringComparison.Ordinal) };
        await cluster.Sweep("small").Launch(request);
        var parked = await cluster.AwaitFinished("small");
        Assert.Equal(SweepState.Finished, parked.State);
        Assert.All(parked.Cells, c => Assert.Equal(c.Model == "steer-tiny-d6" ? CellState.Parked : CellState.Done, c.State));
        Assert.All(parked.Cells.Where(c => c.State == CellState.Parked), c => Assert.Contains("NaN", c.Error));

        File.Delete(weights);
        File.WriteAllBytes(weights, sound);
        Assert.Equal(2, await cluster.Sweep("small").Retry(null, null));
        var finished = await cluster.Await("small", s => s.State == SweepState.Finished && s.Version > parked.Version);

        Assert.All(finished.Cells, c => Assert.Equal(CellState.Done, c.State));
        TestSweeps.RunHere(TestSweeps.Text(), cluster.Expected);
        foreach (var name in new[] { "per_sample_all_layers.csv", "layer_summary.csv" })
        {
            var path = Path.Combine("logit_diff_sweep", "corrigible", "steer_tiny_d6", name);
            Assert.Equal(File.ReadAllBytes(Path.Combine(cluster.Expected, path)), File.ReadAllBytes(Path.Combine(cluster.Results, "small", path)));
        }
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_ModelOutsideTheRoots_FailsAndSaysSo()
    {
        await using var cluster = await TestCluster.Start(1);

        await cluster.Sweep("small").Launch(TestSweeps.Request(TestSweeps.Text(modelFolder: Path.Combine(TestSweeps.Examples, "models"))));
        var failed = await cluster.AwaitFinished("small");

        Assert.Equal(SweepState.Failed, failed.State);
        Assert.Contains("model root", failed.Error);
    }

    private static async Task AssertFilesAreStreamed(TestCluster cluster)
    {
        var summary = cluster.Grains.GetGrain<ISweepSummaryGrain>("small");
        var folder = Path.Combine(cluster.Results, "small");
        var files = new Dictionary<string, MemoryStream>();
        await foreach (var piece in summary.Files())
        {
            if (!files.TryGetValue(piece.Path, out var file))
            {
                files.Add(piece.Path, file = new MemoryStream());
            }

            file.Write(piece.Content);
        }

        Assert.Equal(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count(), files.Count);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(folder, f.Key)), f.Value.ToArray()));
        var tables = await File.ReadAllTextAsync(Path.Combine(folder, "logit_diff_sweep", "analysis_summary.json"));
        Assert.Equal(JsonNode.Parse(tables)!.ToJsonString(), JsonNode.Parse(await summary.Tables())!.ToJsonString());
        Assert.Equal(2, (await cluster.Grains.GetGrain<ISchedulerGrain>(0).Workers()).Count);
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_ModelsSplitOverTwoSilos_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start(options: TestSweeps.WithExamples);
        var text = TestSweeps.Text(
            models: ["steer-tiny-d4", "steer-tiny-moe-d6"],
            settings: "controls: {random_vectors: 3, shuffled_labels: 1, layers: best}\ngeneration: {items: 2, new_tokens: 3}");
        TestSweeps.RunHere(text, cluster.Expected);

        await cluster.Sweep("small").Launch(TestSweeps.Request(text) with { Shards = 2 });
        var status = await cluster.AwaitFinished("small");

        Assert.All(status.Cells, c => Assert.Equal((CellState.Done, null), (c.State, c.Error)));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
        Assert.All(cluster.Inner.Silos, silo =>
        {
            // Each silo has halves, and nothing whole.
            var loaded = cluster.Inner.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<ShardStore>().Loaded;
            Assert.Equal(2, loaded.Count);
            Assert.All(loaded, shard => Assert.Equal(2, shard.Count));
        });
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_SiloOfAShardKilledMidWave_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start(silos: 3, options: TestSweeps.WithExamples);
        var text = TestSweeps.Text(models: ["steer-tiny-d6"], settings: "generation: {items: 3, new_tokens: 12}", evalSize: 40);
        TestSweeps.RunHere(text, cluster.Expected);

        await cluster.Sweep("small").Launch(TestSweeps.Request(text) with { Shards = 2 });
        var running = await cluster.Await("small", s => s.Cells.Any(c => c.State == CellState.Running) && HasSecondShard(cluster, s) is not null);
        await cluster.Inner.KillSiloAsync(HasSecondShard(cluster, running)!);
        var status = await cluster.AwaitFinished("small", seconds: 90);

        // A wave whose shard was lost was given back, which is no failed attempt.
        Assert.All(status.Cells, c => Assert.Equal((CellState.Done, null), (c.State, c.Error)));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
    }

    /// <summary>A silo that has a second shard in use and drives no wave.</summary>
    private static InProcessSiloHandle? HasSecondShard(TestCluster cluster, SweepStatus status) => cluster.Inner.Silos.FirstOrDefault(silo =>
        status.Cells.All(c => c.Worker != silo.Name)
        && cluster.Inner.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<HostedShards>().Keys.Any(k => k.Index == 1));
}
