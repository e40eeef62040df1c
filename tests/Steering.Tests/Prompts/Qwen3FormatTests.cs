using System.Text.Json;
using SteerCluster.Steering.Prompts;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Prompts;

public sealed class Qwen3FormatTests
{
    private static readonly IPromptFormat s_format = PromptFormats.Get("qwen3");

    [SharedFact("golden/tokenizer/chat.jsonl")]
    public void Render_GoldenChats_GiveEqualText()
    {
        var lines = File.ReadAllLines(SharedData.PathTo("golden", "tokenizer", "chat.jsonl"));
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var chat = document.RootElement;
            var messages = chat.GetProperty("messages").EnumerateArray()
                .Select(message => new ChatMessage(message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!));
            var thinking = chat.GetProperty("enable_thinking");

            var prompt = s_format.Render(
                [.. messages],
                chat.GetProperty("add_generation_prompt").GetBoolean(),
                thinking.ValueKind == JsonValueKind.Null ? null : thinking.GetBoolean());

            Assert.Equal(chat.GetProperty("text").GetString(), prompt.Text);
        }

        Assert.Equal(24, lines.Length);
    }

    [Fact]
    public void Render_OneQuestionThinkingOff_EndsWithAnEmptyBlock()
    {
        var prompt = s_format.Render([new("user", "Q")], addGenerationPrompt: true, thinking: false);

        Assert.Equal("<|im_start|>user\nQ<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n", prompt.Text);
        Assert.StartsWith("<|im_end|>\n<|im_start|>assistant", prompt.Text[prompt.ResponseStart..]);
    }

    [Fact]
    public void Render_EarlierAnswer_LosesItsThinking()
    {
        var prompt = s_format.Render(
            [new("user", "1"), new("assistant", "<think>\nhm\n</think>\n\nA"), new("user", "2")], addGenerationPrompt: false, thinking: null);

        Assert.Equal("<|im_start|>user\n1<|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n<|im_start|>user\n2<|im_end|>\n", prompt.Text);
        Assert.Equal("<|im_end|>\n", prompt.Text[prompt.ResponseStart..]);
    }

    [Fact]
    public void Render_ToolResponses_ShareOneTurnAndAreNoQuestion()
    {
        var prompt = s_format.Render(
            [new("user", "1"), new("assistant", "<think>\nhm\n</think>\n\ncall"), new("tool", "x"), new("tool", "y"), new("assistant", "A")],
            addGenerationPrompt: false,
            thinking: null);

        Assert.Equal(
            "<|im_start|>user\n1<|im_end|>\n<|im_start|>assistant\n<think>\nhm\n</think>\n\ncall<|im_end|>\n"
            + "<|im_start|>user\n<tool_response>\nx\n</tool_response>\n<tool_response>\ny\n</tool_response><|im_end|>\n"
            + "<|im_start|>assistant\n<think>\n\n</think>\n\nA<|im_end|>\n",
            prompt.Text);
    }

    [Fact]
    public void Render_UnknownRole_IsRefused()
    {
        var e = Assert.Throws<PromptException>(() => s_format.Render([new("User", "1")], addGenerationPrompt: true, thinking: null));

        Assert.Equal("The format qwen3 has no role \"User\" (message 1); use system, user, assistant or tool.", e.Message);
    }
}
