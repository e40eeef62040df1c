using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Checks;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checks;

public class GoldenCheckTests
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> OwnCheckpoints { get; } = Names(Own);

    public static TheoryData<string> SharedCheckpoints { get; } =
        Directory.Exists(SharedData.PathTo("golden", "checkpoints")) ? Names(SharedData.PathTo("golden")) : new("none");

    [Theory]
    [MemberData(nameof(OwnCheckpoints))]
    public void Run_CheckpointOfThisRepository_IsWithinTolerance(string name) => Check(Own, name);

    [SharedTheory("golden/checkpoints", "golden/manifest.json")]
    [MemberData(nameof(SharedCheckpoints))]
    public void Run_EveryGoldenCheckpoint_IsWithinTolerance(string name) => Check(SharedData.PathTo("golden"), name);

    [Fact]
    public void Run_WrongWeights_Fails()
    {
        using var folder = new TemporaryFolder();
        var copy = Directory.CreateDirectory(folder.File("qwen3-tiny-f32")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Own, "checkpoints", "qwen3-tiny-f32")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var config = Path.Combine(copy, "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("1e-06", "1e-05", StringComparison.Ordinal));

        Assert.Contains(Results(copy, Path.Combine(Own, "manifest.json")), r => !r.Passed);
    }

    private static void Check(string root, string name)
    {
        var results = Results(Path.Combine(root, "checkpoints", name), Path.Combine(root, "manifest.json"));

        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.True(r.Passed, r.ToString()));
    }

    private static IReadOnlyList<GoldenResult> Results(string folder, string manifest)
    {
        using var checkpoint = Checkpoint.Open(folder);
        using var backend = new CpuBackend(2);
        return GoldenCheck.Run(DecoderShard.Whole(checkpoint, backend), folder, manifest);
    }

    private static TheoryData<string> Names(string root) =>
        new(Directory.GetDirectories(Path.Combine(root, "checkpoints")).Select(d => Path.GetFileName(d)!).Order());
}
