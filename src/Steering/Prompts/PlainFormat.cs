namespace SteerCluster.Steering.Prompts;

/// <summary>
/// The contents alone, a blank line after each, for base models. In Contrastive Activation Addition for base models (Rimsky et al.
/// 2024, section 6 and <c>llama_wrapper.py</c>) the question is followed by the answer on a line of its own; our questions end with their
/// choices, so a blank line sets the answer off. Without a generation prompt the last content ends the text.
/// </summary>
internal sealed class PlainFormat : IPromptFormat
{
    private const string Separator = "\n\n";

    public string Name => "plain";

    public bool AddsBos => true;

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking)
    {
        var writer = new PromptWriter();
        for (var i = 0; i < messages.Count; i++)
        {
            writer.Write(i > 0 ? Separator : "").Write(messages[i].Content);
            if (messages[i].Role == "user")
            {
                writer.EndUserTurn();
            }
        }

        var prompt = writer.Write(addGenerationPrompt && messages.Count > 0 ? Separator : "").ToPrompt();
        return prompt with { ResponseStart = Math.Max(0, Math.Min(prompt.ResponseStart, prompt.Text.Length - 1)) };
    }
}
