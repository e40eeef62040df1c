using System.Text;

namespace SteerCluster.Inference.Tokenization.Checking;

/// <summary>
/// Compares a tokenizer with known results: <c>tokenizations.jsonl</c> (<c>text</c>, <c>ids</c>, <c>decoded</c>), <c>decode.jsonl</c>
/// (<c>ids</c>, <c>text</c>, <c>text_skip_special</c>) and <c>chat.jsonl</c> (<c>messages</c>, <c>add_generation_prompt</c>,
/// <c>enable_thinking</c>, <c>text</c>, <c>ids</c>).
/// </summary>
public static class TokenizationCheck
{
    private const int FailuresShown = 5;

    /// <summary>Runs every case of the files that the folder has.</summary>
    /// <param name="tokenizer">What is checked.</param>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="renderChat">Renders the chats; null leaves <c>chat.jsonl</c> out.</param>
    /// <exception cref="TokenizerException">The folder has none of the files, or a line is broken.</exception>
    public static TokenizationReport Run(Tokenizer tokenizer, string folder, ChatRenderer? renderChat = null)
    {
        (string Name, Func<JsonItem, string?> Check)[] checks =
        [
            ("tokenizations.jsonl", line => CheckTokenization(tokenizer, line)),
            ("decode.jsonl", line => CheckDecoding(tokenizer, line)),
            ("chat.jsonl", line => CheckChat(tokenizer, line, renderChat!)),
        ];
        var results = checks
            .Where(check => check.Name != "chat.jsonl" || renderChat is not null)
            .Where(check => File.Exists(Path.Combine(folder, check.Name)))
            .Select(check => CheckFile(Path.Combine(folder, check.Name), check.Check))
            .ToArray();
        return results.Length > 0
            ? new([.. results])
            : throw new TokenizerException(
                $"{folder} has no {string.Join(", ", checks.Select(check => check.Name))}; name a folder with at least one of them.");
    }

    private static TokenizationFileResult CheckFile(string file, Func<JsonItem, string?> check)
    {
        var lines = JsonItem.ReadLines(file);
        var failures = lines
            .Select(line => check(line) is { } failure ? $"{line.Key}: {failure}" : null)
            .OfType<string>()
            .ToArray();
        return new(Path.GetFileName(file), lines.Count - failures.Length, lines.Count, [.. failures.Take(FailuresShown)]);
    }

    private static string? CheckTokenization(Tokenizer tokenizer, JsonItem line)
    {
        var (text, ids) = (line.Get("text").Text, Ids(line));
        return Compare($"encode({Quote(text)})", ids, tokenizer.Encode(text))
            ?? (line.Find("decoded") is { } decoded
                ? Compare($"decode(encode({Quote(text)}))", decoded.Text, tokenizer.Decode(ids))
                : null);
    }

    private static string? CheckDecoding(Tokenizer tokenizer, JsonItem line)
    {
        var ids = Ids(line);
        var name = $"decode([{string.Join(", ", ids)}]";
        return Compare(name + ")", line.Get("text").Text, tokenizer.Decode(ids))
            ?? (line.Find("text_skip_special") is { } skipped
                ? Compare(name + ", skip special)", skipped.Text, tokenizer.Decode(ids, skipSpecialTokens: true))
                : null);
    }

    private static string? CheckChat(Tokenizer tokenizer, JsonItem line, ChatRenderer render)
    {
        var messages = line.Get("messages").Items.Select(message => (message.Get("role").Text, message.Get("content").Text)).ToArray();
        var text = render(messages, line.Find("add_generation_prompt")?.Flag ?? false, line.Find("enable_thinking")?.Flag);
        return Compare("chat text", line.Get("text").Text, text) ?? Compare("chat tokens", Ids(line), tokenizer.Encode(text));
    }

    private static int[] Ids(JsonItem line) => [.. line.Get("ids").Items.Select(id => id.Count)];

    private static string? Compare(string what, int[] expected, int[] actual) => expected.AsSpan().SequenceEqual(actual)
        ? null
        : $"{what} gave [{string.Join(", ", actual)}], expected [{string.Join(", ", expected)}]";

    private static string? Compare(string what, string expected, string actual) =>
        expected == actual ? null : $"{what} gave {Quote(actual)}, expected {Quote(expected)}";

    // One line, whatever the text has in it.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c is < ' ' or '"' or '\\' or (>= '\u007F' and <= '\u00A0') || char.IsSurrogate(c) ? $@"\u{(int)c:X4}" : c);
        }

        return quoted.Append('"').ToString();
    }
}
