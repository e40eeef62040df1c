using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class ModelsTests
{
    [SharedTheory("golden/checkpoints", "golden/manifest.json")]
    [InlineData("qwen3-tiny-bf16-sharded2")]
    [InlineData("qwen3moe-tiny-f32")]
    [InlineData("llama3-scaled-f32")]
    public void Check_GoldenCheckpoint_IsWithinTolerance(string name)
    {
        var result = Steer.Run("models", "check", SharedData.PathTo("golden", "checkpoints", name), "--golden", SharedData.PathTo("golden", "manifest.json"), "--threads", "1");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"ok      golden: (\d+)/\1 cases within tolerance \(worst logit error \S+, limit 5.0e-04", result.Output);
        Assert.Matches(@"ok      forward: \S+ tokens/s on ", result.Output);
    }

    [SharedFact("golden/tokenizer")]
    public void Check_TokenizerAlone_LeavesTheModelOutAndSaysSo()
    {
        var folder = SharedData.PathTo("golden", "tokenizer");
        var result = Steer.Run("models", "check", folder, "--tokenizations", folder);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("texts 372/372, decodings 53/53, chats 24/24", result.Output);
        Assert.Contains("the model part is left out", result.Output);
    }

    [SharedFact("golden/tokenizer")]
    public void Check_WrongPromptFormat_FailsTheChats()
    {
        var folder = SharedData.PathTo("golden", "tokenizer");
        var result = Steer.Run("models", "check", folder, "--tokenizations", folder, "--prompt-format", "plain", "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.False(result.Json.GetProperty("passed").GetBoolean());
    }

    [Theory]
    [InlineData("qwen3_moe")]
    [InlineData("llama")]
    [InlineData("mistral")]
    [InlineData("qwen2")]
    public void Random_Architecture_PassesTheCheck(string architecture)
    {
        using var folder = new TemporaryFolder();
        var model = Path.Combine(folder.Path, "m");

        Assert.Equal(0, Steer.Run("models", "random", model, "--architecture", architecture, "--layers", "2", "--dtype", "f32", "--json").ExitCode);
        var check = Steer.Run("models", "check", model, "--json");
        var list = Steer.Run("models", "list", folder.Path, "--json").Json.GetProperty("models")[0];

        Assert.True(check.Json.GetProperty("passed").GetBoolean(), check.Output);
        Assert.Equal(("m", architecture, 2), (list.GetProperty("folder").GetString(), list.GetProperty("architecture").GetString(), list.GetProperty("layers").GetInt32()));
    }

    [Fact]
    public void Check_NaNWeight_FailsWithoutAStack()
    {
        using var folder = new TemporaryFolder();
        var model = Path.Combine(folder.Path, "m");
        Steer.Run("models", "random", model, "--dtype", "f32");
        using (var file = File.OpenWrite(Path.Combine(model, "model.safetensors")))
        {
            // The last four bytes of the last tensor.
            file.Seek(-4, SeekOrigin.End);
            file.Write([0, 0, 0xC0, 0x7F]);
        }

        var result = Steer.Run("models", "check", model);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Matches("FAILED  weights: 1 tensor with NaN or infinite values: model[.]", result.Output);
    }
}
