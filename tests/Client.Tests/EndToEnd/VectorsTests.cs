using SteerCluster.Inference.Checkpoints;
using SteerCluster.Reporting.ControlVectors;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class VectorsTests
{
    [SharedFact("golden/sweep/model", "golden/sweep/corrigible-neutral-HHH")]
    public void Export_FinishedSweep_WritesItsBestLayerAsAControlVector()
    {
        using var folder = new TemporaryFolder();
        var sweep = folder.Write("sweep.yaml", $"""
            name: golden
            models:
              - path: {SharedData.PathTo("golden", "sweep", "model")}
                label: tiny
            concepts:
              - name: corrigible
                train: {SharedData.PathTo("golden", "sweep", "corrigible-neutral-HHH", "train.jsonl")}
                eval: {SharedData.PathTo("golden", "sweep", "corrigible-neutral-HHH", "eval.jsonl")}
                train_size: 4
                eval_size: 4
            output: results
            """);
        Assert.Equal(0, Steer.Run("run", sweep, "--quiet").ExitCode);

        var export = Steer.Run("vectors", "export", folder.File("results"));
        var vector = GgufControlVectorReader.Read(folder.File("results", "control_vectors", "tiny.corrigible.gguf"));

        Assert.Equal((0, ""), (export.ExitCode, export.Error));
        var layer = Assert.Single(vector.Layers);
        Assert.Contains($"--control-vector-layer-range {layer} {layer}", export.Output, StringComparison.Ordinal);
        Assert.Equal("qwen3", vector.ModelHint);
        using var saved = SafetensorsFile.Open(Directory.GetFiles(folder.File("results"), "vectors.safetensors", SearchOption.AllDirectories).Single());
        Assert.Equal(saved.ReadFloats($"layer.{layer}"), vector.Directions[layer]);
        Assert.Equal(saved.Metadata["model_fingerprint"], vector.Metadata["steercluster.model_fingerprint"]);
    }

    [Fact]
    public void Export_AllLayers_LeavesLayer0OutAndSaysWhatItMeans()
    {
        using var folder = new TemporaryFolder();
        Cell(folder, "4B", "corrigible", best: 1);
        Cell(folder, "8B", "corrigible", best: 0);
        var file = folder.File("v.gguf");

        var export = Steer.Run("vectors", "export", folder.Path, "--model", "4B", "--layers", "all", "--norm", "residual", "--scale", "0.5", "-o", file, "--json");
        var show = Steer.Run("vectors", "show", file);

        Assert.Equal(0, export.ExitCode);
        var written = export.Json.GetProperty("files")[0];
        Assert.Equal([1, 2], written.GetProperty("layers").EnumerateArray().Select(layer => layer.GetInt32()));
        Assert.Equal([10.0, 15.0], written.GetProperty("norms").EnumerateArray().Select(norm => Math.Round(norm.GetDouble(), 5)));
        var notes = string.Join("\n", written.GetProperty("notes").EnumerateArray());
        Assert.Contains("cannot steer layer 0", notes, StringComparison.Ordinal);
        Assert.Contains("2 layers are added at once", notes, StringComparison.Ordinal);
        Assert.Contains("the sweep steered positions 'last'", notes, StringComparison.Ordinal);
        Assert.Contains("layer convention 'input-to-output'", notes, StringComparison.Ordinal);
        Assert.Contains("model_hint is 'unknown'", notes, StringComparison.Ordinal);
        Assert.Contains("hidden size 2, added to the output of layers 1-2", show.Output, StringComparison.Ordinal);
        Assert.Contains("steercluster.norm: residual", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_BestLayerIs0_GoesWithoutThatCellOrFails()
    {
        using var folder = new TemporaryFolder();
        Cell(folder, "4B", "corrigible", best: 1);
        Cell(folder, "8B", "corrigible", best: 0);

        var both = Steer.Run("vectors", "export", folder.Path, "--model-hint", "qwen3");
        var one = Steer.Run("vectors", "export", folder.Path, "--model", "8B");
        var safetensors = Steer.Run("vectors", "export", folder.Path, "--model", "8B", "--format", "safetensors", "--scale", "-2");

        Assert.Equal(0, both.ExitCode);
        Assert.Equal(
            "steer: warning: 8B, corrigible: no file, because a GGUF control vector cannot steer layer 0; choose others with --layers, or give --format safetensors.",
            both.Error.Split('\n')[0].TrimEnd());
        Assert.Equal("qwen3", GgufControlVectorReader.Read(folder.File("control_vectors", "4B.corrigible.gguf")).ModelHint);
        Assert.Equal(1, one.ExitCode);
        Assert.StartsWith("steer: error: a GGUF control vector cannot steer layer 0", one.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (safetensors.ExitCode, safetensors.Error));
        using var file = SafetensorsFile.Open(folder.File("control_vectors", "8B.corrigible.safetensors"));
        Assert.Equal([-6f, 8], file.ReadFloats("layer.0"));
        Assert.Equal("-2.0", file.Metadata["scale"]);
    }

    [Theory]
    [InlineData(1, "there is no 'corigible'; there are corrigible, sycophancy. Did you mean 'corrigible'?", "--concept", "corigible")]
    [InlineData(1, "is one file for 2 cells", "--output", "v.gguf")]
    [InlineData(1, "layer 7 of 4B was not swept for corrigible; swept are 0, 1, 2", "--layers", "7")]
    [InlineData(2, "--layers: 'x' names no layers", "--layers", "x")]
    [InlineData(2, "--scale: expected a number other than 0", "--scale", "0")]
    public void Export_WrongOption_IsOneClearError(int exitCode, string problem, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Cell(folder, "4B", "corrigible", best: 1);
        Cell(folder, "4B", "sycophancy", best: 1);

        var result = Steer.Run(["vectors", "export", folder.Path, .. options]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("control_vectors")));
    }

    [Fact]
    public void Export_NoVectors_SaysWhereItLooked()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("no vectors.safetensors at or below it", Steer.Run("vectors", "export", folder.Path).Error, StringComparison.Ordinal);
        Assert.Contains("there is no such folder", Steer.Run("vectors", "export", folder.File("absent")).Error, StringComparison.Ordinal);
    }

    /// <summary>A cell of three layers with the vectors (3, -4) times layer + 1, of an older folder that does not tell the architecture.</summary>
    private static void Cell(TemporaryFolder folder, string model, string concept, int best)
    {
        var name = $"logit_diff_sweep/{concept}/{model}";
        folder.Write($"{name}/summary.json", $$$"""{"best_layer": {{{best}}}, "num_layers": 3, "conventions": {"positions": "last"}}""");
        var tensors = Enumerable.Range(0, 3).Select(layer => TensorSource.Of($"layer.{layer}", [2], new float[] { 3 * (layer + 1), -4 * (layer + 1) }));
        SafetensorsWriter.Write(folder.File(name, "vectors.safetensors"), [.. tensors], new Dictionary<string, string>
        {
            ["model"] = model,
            ["concept"] = concept,
            ["layer_convention"] = "input-to-output",
            ["residual_norms"] = "10.0, 20.0, 30.0",
        });
    }
}
