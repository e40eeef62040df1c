using SteerCluster.Inference.Tokenization;
using SteerCluster.Inference.Tokenization.Checking;
using SteerCluster.Steering.Prompts;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Prompts;

public sealed class ChatTokenizationTests
{
    [SharedFact("golden/tokenizer")]
    public void Run_Qwen3Format_RendersAndTokenizesEveryGoldenChat()
    {
        var folder = SharedData.PathTo("golden", "tokenizer");
        var format = PromptFormats.Get("qwen3");

        var report = TokenizationCheck.Run(
            Tokenizer.Load(folder),
            folder,
            (messages, addGenerationPrompt, thinking) => format.Render(
                [.. messages.Select(message => new ChatMessage(message.Role, message.Content))], addGenerationPrompt, thinking).Text);

        Assert.Equal([], report.Files.SelectMany(file => file.Failures));
        Assert.Equal([372, 53, 24], report.Files.Select(file => file.Passed));
    }
}
