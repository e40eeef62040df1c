using SteerCluster.Inference.Tokenization;
using SteerCluster.Inference.Tokenization.Checking;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Tokenization.Checking;

public sealed class TokenizationCheckTests
{
    [SharedFact("golden/tokenizer")]
    public void Run_GoldenTokenizations_AllPass()
    {
        var report = TokenizationCheck.Run(QwenTokenizer.Instance, QwenTokenizer.Folder);

        Assert.Equal([], report.Files.SelectMany(file => file.Failures));
        Assert.Equal([("tokenizations.jsonl", 372), ("decode.jsonl", 53)], report.Files.Select(file => (file.File, file.Passed)));
        Assert.True(report.AllPassed);
    }

    [SharedFact("golden/tokenizer")]
    public void Run_WrongRenderer_ReportsFirstFailures()
    {
        var report = TokenizationCheck.Run(QwenTokenizer.Instance, QwenTokenizer.Folder, (_, _, _) => "\n");

        var chat = report.Files.Single(file => file.File == "chat.jsonl");
        Assert.Equal((0, 24, 5), (chat.Passed, chat.Total, chat.Failures.Length));
        Assert.StartsWith("line 1: chat text gave \"\\u000A\", expected \"<|im_start|>user\\u000AHello", chat.Failures[0]);
        Assert.False(report.AllPassed);
    }

    [SharedFact("golden/tokenizer")]
    public void Run_FolderWithoutFiles_SaysWhichFilesItWants()
    {
        using var folder = new TemporaryFolder();

        var e = Assert.Throws<TokenizerException>(() => TokenizationCheck.Run(QwenTokenizer.Instance, folder.Path));

        Assert.Contains("tokenizations.jsonl, decode.jsonl, chat.jsonl", e.Message);
    }
}
