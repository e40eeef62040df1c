using System.Collections.Frozen;
using SteerCluster.Steering.Spelling;

namespace SteerCluster.Steering.Prompts;

/// <summary>The prompt formats there are.</summary>
public static class PromptFormats
{
    private static readonly FrozenDictionary<string, IPromptFormat> s_all = Collect(
        new Qwen3Format(),
        new ChatMlFormat(),
        new Llama3Format(),
        InstructFormat.Llama2,
        InstructFormat.Mistral,
        InstructFormat.MistralV1,
        new PlainFormat());

    /// <summary>Every format by its name.</summary>
    public static IReadOnlyDictionary<string, IPromptFormat> All => s_all;

    /// <summary>The format of that name.</summary>
    /// <exception cref="PromptException">There is none; the message names the nearest.</exception>
    public static IPromptFormat Get(string name) => s_all.TryGetValue(name, out var format)
        ? format
        : throw new PromptException(
            $"There is no prompt format \"{name}\"; did you mean \"{Nearest(name)}\"? "
            + $"There are: {string.Join(", ", s_all.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>The name of the format that a model was trained on, as far as its files show it.</summary>
    /// <param name="modelType"><c>model_type</c> of its config.json, such as <c>qwen3_moe</c>.</param>
    /// <param name="tokenizerHasToken">Whether its tokenizer has a token of that text.</param>
    /// <param name="hasChatTemplate">
    /// Whether the checkpoint brings a chat template: Llama 2 and the first Mistrals have no special tokens of their own for turns, so
    /// this alone tells their chat models from the base models.
    /// </param>
    public static string Choose(string modelType, Func<string, bool> tokenizerHasToken, bool hasChatTemplate = true)
    {
        var type = modelType.ToLowerInvariant();
        if (tokenizerHasToken("<|im_start|>"))
        {
            return type.StartsWith("qwen3", StringComparison.Ordinal) ? "qwen3" : "chatml";
        }

        if (tokenizerHasToken("<|start_header_id|>"))
        {
            return "llama3";
        }

        return type switch
        {
            _ when tokenizerHasToken("[INST]") => "mistral",
            "mistral" when hasChatTemplate => "mistral-v1",
            "llama" when hasChatTemplate => "llama2",
            _ => "plain",
        };
    }

    /// <summary>Collects formats; two of one name are an error.</summary>
    internal static FrozenDictionary<string, IPromptFormat> Collect(params IEnumerable<IPromptFormat> formats)
    {
        var collected = new Dictionary<string, IPromptFormat>(StringComparer.Ordinal);
        foreach (var format in formats)
        {
            if (!collected.TryAdd(format.Name, format))
            {
                throw new InvalidOperationException($"Two prompt formats are named \"{format.Name}\"; rename one.");
            }
        }

        return collected.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Nearest(string name) =>
        s_all.Keys.Order(StringComparer.Ordinal).MinBy(known => EditDistance.Between(name.ToLowerInvariant(), known))!;
}
