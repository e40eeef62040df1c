using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Tokenization;
using SteerCluster.Steering.Prompts;

namespace SteerCluster.Client.Models;

/// <summary>The fixed prompt of a check, and the chat format of a folder.</summary>
internal static class CheckPrompt
{
    private const string Question = "Which is the largest planet of our solar system?\n\nChoices:\n (A) Jupiter\n (B) Mars";
    private const int TokensWithoutTokenizer = 48;

    /// <summary>The name of the chat format that a run would choose.</summary>
    public static string Format(string? named, ModelConfig? config, Tokenizer tokenizer)
    {
        if (named is not null)
        {
            return PromptFormats.Get(named).Name;
        }

        // Without a config.json the thinking token tells Qwen3 from its forebears.
        var type = config is not null ? config.Architecture.ModelType() : tokenizer.TokenId("<think>") is not null ? "qwen3" : "";
        return PromptFormats.Choose(type, token => tokenizer.TokenId(token) is not null, tokenizer.HasChatTemplate);
    }

    /// <summary>A short question in the model's chat format; without a tokenizer, ids spread over the vocabulary.</summary>
    public static int[] Tokens(ModelConfig config, Tokenizer? tokenizer, string? format)
    {
        if (tokenizer is null)
        {
            return [.. Enumerable.Range(1, TokensWithoutTokenizer).Select(i => (int)(i * 2654435761L % config.VocabularySize))];
        }

        var prompt = PromptFormats.Get(Format(format, config, tokenizer));
        var text = prompt.Render([new ChatMessage("user", Question)], addGenerationPrompt: true, thinking: false).Text;
        return tokenizer.Encode(text, addSpecialTokens: prompt.AddsBos);
    }
}
