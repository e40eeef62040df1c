using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Checks;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checks;

public class GoldenCheckTests
{
    public static TheoryData<string> Checkpoints { get; } = Directory.Exists(SharedData.PathTo("golden", "checkpoints"))
        ? new(Directory.GetDirectories(SharedData.PathTo("golden", "checkpoints")).Select(d => Path.GetFileName(d)!).Order())
        : new("none");

    [SharedTheory("golden/checkpoints", "golden/manifest.json")]
    [MemberData(nameof(Checkpoints))]
    public void Run_EveryGoldenCheckpoint_IsWithinTolerance(string name)
    {
        var folder = SharedData.PathTo("golden", "checkpoints", name);
        using var checkpoint = Checkpoint.Open(folder);
        using var backend = new CpuBackend(2);

        var results = GoldenCheck.Run(DecoderShard.Whole(checkpoint, backend), folder, SharedData.PathTo("golden", "manifest.json"));

        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.True(r.Passed, r.ToString()));
    }
}
