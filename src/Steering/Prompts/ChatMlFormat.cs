namespace SteerCluster.Steering.Prompts;

/// <summary>
/// ChatML without thinking (Qwen2, Qwen2.5). Qwen's own templates put "You are a helpful assistant" in front of a dialog without
/// a system message; this format does not.
/// </summary>
internal sealed class ChatMlFormat : IPromptFormat
{
    public string Name => "chatml";

    public bool AddsBos => false;

    public string AnswerPrefix => "";

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking)
    {
        var writer = new PromptWriter();
        foreach (var (role, content) in messages)
        {
            WriteTurn(writer, role, content);
        }

        return writer.Write(addGenerationPrompt ? "<|im_start|>assistant\n" : "").ToPrompt();
    }

    /// <summary>Writes one turn.</summary>
    public static void WriteTurn(PromptWriter writer, string role, string content)
    {
        writer.Write($"<|im_start|>{role}\n{content}");
        if (role == "user")
        {
            writer.EndUserTurn();
        }

        writer.Write("<|im_end|>\n");
    }
}
