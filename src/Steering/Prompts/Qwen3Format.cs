namespace SteerCluster.Steering.Prompts;

/// <summary>
/// Qwen3's chat template without tools. Answers up to the last question lose their thinking; the dialog's last message, if it
/// answers that question, gets a thinking block even where it had none.
/// </summary>
internal sealed class Qwen3Format : IPromptFormat
{
    private const string ThinkStart = "<think>", ThinkEnd = "</think>", ToolStart = "<tool_response>", ToolEnd = "</tool_response>";

    public string Name => "qwen3";

    public bool AddsBos => false;

    public string AnswerPrefix => "";

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking)
    {
        var writer = new PromptWriter();
        var lastQuestion = LastQuestion(messages);
        for (var i = 0; i < messages.Count; i++)
        {
            var (role, content) = messages[i];
            switch (role)
            {
                case "system" or "user":
                    ChatMlFormat.WriteTurn(writer, role, content);
                    break;
                case "assistant":
                    var isLast = i == messages.Count - 1;
                    ChatMlFormat.WriteTurn(writer, role, Answer(content, isCurrent: i > lastQuestion, isLast));
                    break;
                case "tool":
                    WriteToolResponse(writer, messages, i);
                    break;
                default:
                    // The template leaves out what it does not know; a role that is misspelt should not vanish.
                    throw new PromptException(
                        $"The format {Name} has no role \"{role}\" (message {i + 1}); use system, user, assistant or tool.");
            }
        }

        if (addGenerationPrompt)
        {
            writer.Write("<|im_start|>assistant\n").Write(thinking == false ? $"{ThinkStart}\n\n{ThinkEnd}\n\n" : "");
        }

        return writer.ToPrompt();
    }

    private static int LastQuestion(IReadOnlyList<ChatMessage> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i] is { Role: "user", Content: var content } && !IsToolResponse(content))
            {
                return i;
            }
        }

        return messages.Count - 1;
    }

    private static bool IsToolResponse(string content) =>
        content.StartsWith(ToolStart, StringComparison.Ordinal) && content.EndsWith(ToolEnd, StringComparison.Ordinal);

    private static string Answer(string message, bool isCurrent, bool isLast)
    {
        var (content, reasoning) = (message, "");
        if (message.Contains(ThinkEnd, StringComparison.Ordinal))
        {
            content = message.Split(ThinkEnd)[^1].TrimStart('\n');
            reasoning = message.Split(ThinkEnd)[0].TrimEnd('\n').Split(ThinkStart)[^1].TrimStart('\n');
        }

        return isCurrent && (isLast || reasoning.Length > 0)
            ? $"{ThinkStart}\n{reasoning.Trim('\n')}\n{ThinkEnd}\n\n{content.TrimStart('\n')}"
            : content;
    }

    // Tool responses in a row share one user turn.
    private static void WriteToolResponse(PromptWriter writer, IReadOnlyList<ChatMessage> messages, int index)
    {
        writer.Write(index == 0 || messages[index - 1].Role != "tool" ? "<|im_start|>user" : "");
        writer.Write($"\n{ToolStart}\n{messages[index].Content}\n{ToolEnd}");
        if (index == messages.Count - 1 || messages[index + 1].Role != "tool")
        {
            writer.EndUserTurn().Write("<|im_end|>\n");
        }
    }
}
