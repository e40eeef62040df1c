using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

/// <summary>What can be wrong with a sweep's material: one clear line, exit code 1, nothing half-written.</summary>
public sealed class RunFailureTests
{
    private const string Item = """{"question": "Is it so?\n\nChoices:\n (A) Yes\n (B) No", "matching": "(A)", "not_matching": "(B)"}""";

    [Fact]
    public void Run_TruncatedWeights_NamesTheFile()
    {
        using var sweep = new BrokenSweep();
        using (var file = File.Open(sweep.Model("model.safetensors"), FileMode.Open))
        {
            file.SetLength(file.Length - 1000);
        }

        sweep.Fails("model.safetensors");
    }

    [Fact]
    public void Run_HeaderThatLies_NamesTheFile()
    {
        using var sweep = new BrokenSweep();
        using (var file = File.Open(sweep.Model("model.safetensors"), FileMode.Open))
        {
            file.Write(BitConverter.GetBytes(long.MaxValue));
        }

        sweep.Fails("model.safetensors");
    }

    [Fact]
    public void Run_MissingConfig_NamesIt()
    {
        using var sweep = new BrokenSweep();
        File.Delete(sweep.Model("config.json"));
        sweep.Fails("config.json");
    }

    [Fact]
    public void Run_UnknownArchitecture_NamesIt()
    {
        using var sweep = new BrokenSweep();
        sweep.Edit("config.json", "Qwen3ForCausalLM", "MambaForCausalLM");
        sweep.Fails("MambaForCausalLM");
    }

    [Fact]
    public void Run_WrongShape_NamesTheTensor()
    {
        using var sweep = new BrokenSweep();
        sweep.Edit("config.json", "\"num_key_value_heads\": 2", "\"num_key_value_heads\": 1");
        sweep.Fails("k_proj");
    }

    [Fact]
    public void Run_NanInWeights_SaysWhere()
    {
        using var sweep = new BrokenSweep();
        long offset;
        using (var file = SafetensorsFile.Open(sweep.Model("model.safetensors")))
        {
            offset = file.Entry("model.layers.1.mlp.down_proj.weight").Offset;
        }

        using (var file = File.Open(sweep.Model("model.safetensors"), FileMode.Open))
        {
            file.Position = offset;
            file.Write([0xC0, 0x7F]);
        }

        sweep.Fails("after block 1", writesNothing: false);
    }

    [Fact]
    public void Run_TokenizerWithoutAnswers_SaysSo()
    {
        using var sweep = new BrokenSweep();
        var tokenizer = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(sweep.Model("tokenizer.json")))!;
        tokenizer["normalizer"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type": "Replace", "pattern": {"String": "(B"}, "content": "(A"}""");
        File.WriteAllText(sweep.Model("tokenizer.json"), tokenizer.ToJsonString());
        sweep.Fails("answers");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"question\": ", ":1")]
    [InlineData("{\"question\": \"Q\", \"matching\": \"(C)\", \"not_matching\": \"(D)\"}", "has 0 usable")]
    public void Run_BadConceptFile_SaysWhere(string content, string expected)
    {
        using var sweep = new BrokenSweep();
        File.WriteAllText(sweep.Data, content);
        sweep.Fails(expected);
    }

    [Fact]
    public void Run_MissingConceptFile_NamesIt()
    {
        using var sweep = new BrokenSweep();
        File.Delete(sweep.Data);
        sweep.Fails("data.jsonl");
    }

    [Fact]
    public void Run_LayerOutOfRange_SaysTheRange()
    {
        using var sweep = new BrokenSweep("layers: [99]");
        sweep.Fails("layers 0 to");
    }

    [Fact]
    public void Run_NoStrengthZero_SaysSo()
    {
        using var sweep = new BrokenSweep("strengths: [-1, 1]");
        sweep.Fails("strengths");
    }

    [Fact]
    public void Run_UnknownKey_SuggestsTheRightOne()
    {
        using var sweep = new BrokenSweep("strenghts: [-1, 0, 1]");
        sweep.Fails("strengths");
    }

    [Fact]
    public void Run_OutputThatIsAFile_SaysSo()
    {
        using var sweep = new BrokenSweep();
        File.WriteAllText(sweep.Output, "in the way");
        sweep.Fails("out", writesNothing: false);
    }

    /// <summary>A sweep over a copy of an example model, to be broken by a test.</summary>
    private sealed class BrokenSweep : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string _file;

        public BrokenSweep(string setting = "")
        {
            Directory.CreateDirectory(Model(""));
            foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Repository, "examples", "models", "steer-tiny-d4")))
            {
                File.Copy(file, Model(Path.GetFileName(file)));
            }

            _folder.Write("data.jsonl", string.Join('\n', Enumerable.Range(0, 8).Select(i => Item.Replace("it", $"thing {i}", StringComparison.Ordinal))) + "\n");
            _file = _folder.Write("sweep.yaml", $$"""
                name: broken
                models: [{label: m, path: model}]
                concepts: [{name: c, path: data.jsonl, train_size: 4, eval_size: 4}]
                statistics: {bootstrap_resamples: 10}
                output: out
                {{setting}}
                """);
        }

        public string Data => Path.Combine(_folder.Path, "data.jsonl");

        public string Output => Path.Combine(_folder.Path, "out");

        public string Model(string file) => Path.Combine(_folder.Path, "model", file);

        public void Edit(string file, string from, string to)
        {
            var text = File.ReadAllText(Model(file));
            Assert.Contains(from, text);
            File.WriteAllText(Model(file), text.Replace(from, to, StringComparison.Ordinal));
        }

        public void Fails(string expected, bool writesNothing = true)
        {
            var result = Steer.Run("run", _file);

            Assert.Equal(1, result.ExitCode);
            Assert.Contains(expected, result.Error);
            Assert.DoesNotContain("   at ", result.Error);
            Assert.DoesNotContain("This should not happen", result.Error);
            var errors = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Contains("error", StringComparison.Ordinal));
            Assert.Single(errors);
            if (Directory.Exists(Output))
            {
                var written = Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Where(f => !f.Contains("journal", StringComparison.Ordinal));
                Assert.Empty(written);
                Assert.False(writesNothing, "an output folder was made although nothing could be run");
            }
        }

        public void Dispose() => _folder.Dispose();
    }
}
