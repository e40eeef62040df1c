namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class UsageTests
{
    [Theory]
    [InlineData("--help", "completion")]
    [InlineData("run --help", "steer run sweep.yaml")]
    [InlineData("models check --help", "--golden")]
    [InlineData("concepts import --help", "Examples:")]
    [InlineData("schema --help", "# yaml-language-server: $schema=sweep.schema.json")]
    public void Help_Verb_NamesWhatThereIs(string line, string expected)
    {
        var result = Steer.Run(line.Split(' '));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(expected, result.Output);
    }

    [Theory]
    [InlineData("rnu", "'rnu' is no verb of steer. Did you mean 'run'?")]
    [InlineData("models chek", "'chek' is no verb of models. Did you mean 'check'?")]
    [InlineData("concepts", "concepts needs a verb: lint, import.")]
    [InlineData("run", "Required argument 'SWEEP.yaml' missing")]
    [InlineData("run x.yaml --thraeds=3", "Did you mean '--threads'?")]
    [InlineData("run x.yaml --memory 8Q", "'8Q' is no size; expected one such as 8GiB")]
    [InlineData("run x.yaml --threads 0", "expected a number from 1 to 1024")]
    [InlineData("run x.yaml --threads two", "--threads: 'two' does not fit; expected a number from 1 to 1024")]
    [InlineData("report x --resamples many", "--resamples: 'many' does not fit; expected a number from 0 to 1000000")]
    [InlineData("vectors export x --scale big", "--scale: 'big' does not fit; expected a number other than 0")]
    [InlineData("models random x --layers 1.5", "--layers: '1.5' does not fit; expected a number from 1 on")]
    [InlineData("models random x --preset gpt5", "Must be one of: 'qwen3-0.6b'")]
    [InlineData("concepts lint x --format csv", "Must be one of: 'auto'")]
    [InlineData("completion tcsh", "Must be one of: 'bash'")]
    public void Usage_CommandLineThatMakesNoSense_IsOneLineAndExitsWith2(string line, string expected)
    {
        var result = Steer.Run(line.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("steer: error: ", result.Error);
        Assert.Contains(expected, result.Error.Split('\n')[0]);
        Assert.Contains("--help` shows what there is.", result.Error);
    }

    [Fact]
    public void Usage_Json_PrintsTheErrorAsAnObject()
    {
        var result = Steer.Run("rnu", "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(2, result.Json.GetProperty("exit_code").GetInt32());
        Assert.Contains("Did you mean 'run'?", result.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("steer mod", "models")]
    [InlineData("steer models random --arch", "--architecture")]
    [InlineData("steer models random x --preset qwen3-2", "qwen3-235b-a22b")]
    public void Suggest_UnfinishedLine_CompletesIt(string line, string expected)
    {
        var result = Steer.Run($"[suggest:{line.Length}]", line);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "compdef _steer steer")]
    [InlineData("fish", "complete -c steer")]
    public void Completion_Shell_PrintsItsScript(string shell, string expected) =>
        Assert.Contains(expected, Steer.Run("completion", shell).Output);
}
