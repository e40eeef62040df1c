using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Statistics;
using SteerCluster.Sweeping.Results;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class SavedVectorsReaderTests
{
    private static readonly UnitStatisticsOptions Options = new();

    [Fact]
    public void Read_WrittenResults_GivesBackVectorsAndTheirFacts()
    {
        using var folder = new TemporaryFolder();
        var measurement = Measurements.Small();
        measurement = measurement with { Model = measurement.Model with { ModelType = "qwen3" } };
        new ResultWriter(folder.Path, Options, TimeProvider.System).Write(measurement, Measurements.Provenance);

        var saved = SavedVectorsReader.Read(Assert.Single(SavedVectorsReader.Find(folder.Path)));

        Assert.Equal(("4B", "Qwen/Qwen3-4B", "corrigible"), (saved.Model, saved.ModelId, saved.Concept));
        Assert.Equal([2, 3], saved.Layers);
        Assert.Equal([3f, 4], saved.Vectors[3]);
        Assert.Equal(11.25, saved.ResidualNorms[3]);
        Assert.Equal((3, 6, "all"), (saved.BestLayer, saved.LayerCount, saved.Positions));
        Assert.Equal("qwen3", saved.Metadata["model_type"]);
    }

    [Fact]
    public void Read_NoSummaryAndNoMetadata_TakesNamesFromTheFolders()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("corrigible", "Qwen_Qwen3_4B"));
        var path = folder.File("corrigible", "Qwen_Qwen3_4B", "vectors.safetensors");
        SafetensorsWriter.Write(path, [TensorSource.Of("layer.10", [2], new float[] { 1, 2 })]);

        var saved = SavedVectorsReader.Read(path);

        Assert.Equal(("Qwen_Qwen3_4B", "Qwen_Qwen3_4B", "corrigible"), (saved.Model, saved.ModelId, saved.Concept));
        Assert.Empty(saved.ResidualNorms);
        Assert.Equal((null, null, null), (saved.BestLayer, saved.LayerCount, saved.Positions));
    }

    [Theory]
    [InlineData("layer.x", "1, 2", "{}", "tensor layer.x of type F32 and shape [2] is no steering vector")]
    [InlineData("layer.01", "1", "{}", "tensor layer.01")]
    [InlineData("layer.1", "1, 2", "{}", "residual_norms '1, 2' are not one number for each of 1 layers")]
    [InlineData("layer.1", "x", "{}", "residual_norms 'x'")]
    [InlineData("layer.1", "1", "{", "summary.json")]
    [InlineData("layer.1", "1", "[]", "summary.json")]
    [InlineData("layer.1", "1", """{"best_layer": 1.5}""", "summary.json")]
    public void Read_OddFile_SaysWhatIsWrong(string tensor, string norms, string summary, string problem)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("vectors.safetensors");
        SafetensorsWriter.Write(path, [TensorSource.Of(tensor, [2], new float[] { 1, 2 })], new Dictionary<string, string> { ["residual_norms"] = norms });
        folder.Write("summary.json", summary);

        Assert.Contains(problem, Assert.Throws<SweepException>(() => SavedVectorsReader.Read(path)).Message, StringComparison.Ordinal);
    }
}
