using SteerCluster.Client.Demo;
using SteerCluster.Client.Failures;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Demo;

public sealed class ExamplesFolderTests
{
    [Fact]
    public void Find_FolderFarBelow_WalksUp()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Path.Combine("examples", "demo", "sweep.yaml"), "");
        var below = Directory.CreateDirectory(Path.Combine(folder.Path, "a", "b")).FullName;

        Assert.Equal(Path.Combine(folder.Path, "examples"), ExamplesFolder.Find(null, Path.GetTempPath(), below));
    }

    [Fact]
    public void Find_Nothing_SaysWhatToGive()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("--examples DIR", Assert.Throws<ClientException>(() => ExamplesFolder.Find(null, folder.Path)).Message);
    }

    [Fact]
    public void Demo_SweepFile_HasSixModelsAndThreeConcepts()
    {
        var spec = SweepSpecReader.Read(Path.Combine(SharedData.Repository, "examples", "demo", "sweep.yaml"));

        Assert.Equal((6, 3, 48), (spec.Models.Count, spec.Concepts.Count, spec.Controls!.RandomVectors));
    }
}
