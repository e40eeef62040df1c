using System.Text.Json;

namespace SteerCluster.Inference.Tokenization;

/// <summary>What stands beside tokenizer.json: <c>tokenizer_config.json</c>, and <c>special_tokens_map.json</c> in its absence.</summary>
/// <param name="BosToken">Begin-of-sequence token, or null.</param>
/// <param name="EosToken">End-of-sequence token, or null.</param>
/// <param name="AddsBos">Whether to begin with BOS, or null when the file does not say.</param>
/// <param name="HasChatTemplate">Whether the checkpoint brings a chat template.</param>
internal sealed record TokenizerSettings(string? BosToken, string? EosToken, bool? AddsBos, bool HasChatTemplate)
{
    /// <summary>Reads the files of a folder; all of them may be absent.</summary>
    public static TokenizerSettings Read(string folder)
    {
        var config = ReadIfPresent(Path.Combine(folder, "tokenizer_config.json"));
        var map = ReadIfPresent(Path.Combine(folder, "special_tokens_map.json"));
        return new(
            Token(config, "bos_token") ?? Token(map, "bos_token"),
            Token(config, "eos_token") ?? Token(map, "eos_token"),
            config?.Find("add_bos_token")?.Flag,
            config?.Find("chat_template") is not null || File.Exists(Path.Combine(folder, "chat_template.jinja")));
    }

    private static JsonItem? ReadIfPresent(string file) => File.Exists(file) ? JsonItem.Read(file) : null;

    // Either the text, or an object with the text as "content".
    private static string? Token(JsonItem? item, string name) => item?.Find(name) is not { } token
        ? null
        : token.Element.ValueKind == JsonValueKind.Object ? token.Get("content").Text : token.Text;
}
