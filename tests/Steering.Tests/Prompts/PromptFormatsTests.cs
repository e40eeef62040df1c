using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Steering.Prompts;

namespace SteerCluster.Steering.Tests.Prompts;

public sealed class PromptFormatsTests
{
    private static readonly ChatMessage[] s_dialog = [new("system", "S"), new("user", "Q1"), new("assistant", "A1"), new("user", " Q2 ")];

    [Theory]
    [InlineData("chatml", "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nQ1<|im_end|>\n<|im_start|>assistant\nA1<|im_end|>\n<|im_start|>user\n Q2 ", "<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("llama3", "<|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nQ1<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA1<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nQ2", "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")]
    [InlineData("llama2", "[INST] <<SYS>>\nS\n<</SYS>>\n\nQ1 [/INST] A1 </s><s>[INST] Q2", " [/INST]")]
    [InlineData("mistral", "[INST] Q1[/INST] A1</s>[INST] S\n\n Q2 ", "[/INST]")]
    [InlineData("mistral-v1", "[INST] S\n\nQ1 [/INST] A1</s> [INST]  Q2 ", " [/INST]")]
    [InlineData("plain", "S\n\nQ1\n\nA1\n\n Q2 ", "\n\n")]
    public void Render_Dialog_GivesTheFamilysText(string name, string before, string response)
    {
        var prompt = PromptFormats.Get(name).Render(s_dialog, addGenerationPrompt: true, thinking: false);

        Assert.Equal(before + response, prompt.Text);
        Assert.Equal(before.Length, prompt.ResponseStart);
    }

    [Fact]
    public void Render_PlainWithoutGenerationPrompt_StartsTheResponseAtTheLastCharacter() =>
        Assert.Equal(new RenderedPrompt("abc", 2), PromptFormats.Get("plain").Render([new("user", "abc")], addGenerationPrompt: false, thinking: null));

    [Fact]
    public void Render_AnyFormatAndQuestion_ContainsItAndStartsTheResponseBehindIt() => Prop.ForAll<NonNull<string>>(question =>
    {
        var text = "Q" + question.Get.Trim() + "?";
        foreach (var format in PromptFormats.All.Values)
        {
            var (rendered, responseStart) = format.Render([new("user", text)], addGenerationPrompt: true, thinking: false);
            Assert.EndsWith(text, rendered[..responseStart]);
            Assert.NotEmpty(rendered[responseStart..]);
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("llama2", "message 2 has role \"user\", expected \"assistant\"", "user", "user")]
    [InlineData("mistral", "message 2 has role \"assistant\", expected \"user\"", "system", "assistant")]
    [InlineData("llama2", "add a user message", "system")]
    public void Render_InstWithRolesOutOfTurn_IsRefused(string name, string message, params string[] roles)
    {
        var e = Assert.Throws<PromptException>(() =>
            PromptFormats.Get(name).Render([.. roles.Select(role => new ChatMessage(role, "x"))], addGenerationPrompt: true, thinking: null));

        Assert.Contains(message, e.Message);
    }

    [Theory]
    [InlineData("qwen3", "qwen3", "<|im_start|>")]
    [InlineData("qwen3_moe", "qwen3", "<|im_start|>")]
    [InlineData("qwen2", "chatml", "<|im_start|>")]
    [InlineData("llama", "llama3", "<|start_header_id|>")]
    [InlineData("mistral", "mistral", "[INST]")]
    [InlineData("mistral", "mistral-v1", "")]
    [InlineData("llama", "llama2", "")]
    [InlineData("qwen3", "plain", "")]
    [InlineData("gpt2", "plain", "")]
    public void Choose_ModelAndTokens_NamesTheFormat(string modelType, string expected, string token) =>
        Assert.Equal(expected, PromptFormats.Choose(modelType, text => text == token));

    [Theory]
    [InlineData("llama")]
    [InlineData("mistral")]
    public void Choose_NoChatTemplate_IsPlain(string modelType) =>
        Assert.Equal("plain", PromptFormats.Choose(modelType, _ => false, hasChatTemplate: false));

    [Fact]
    public void Get_UnknownName_SuggestsTheNearest()
    {
        var e = Assert.Throws<PromptException>(() => PromptFormats.Get("Lama3"));

        Assert.Equal(
            "There is no prompt format \"Lama3\"; did you mean \"llama3\"? There are: chatml, llama2, llama3, mistral, mistral-v1, plain, qwen3.",
            e.Message);
    }

    [Fact]
    public void Collect_TwoOfOneName_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => PromptFormats.Collect(PromptFormats.Get("plain"), PromptFormats.Get("plain")));

    [Fact]
    public void All_Formats_GoByTheirNames() => Assert.All(PromptFormats.All, entry => Assert.Equal(entry.Key, entry.Value.Name));
}
