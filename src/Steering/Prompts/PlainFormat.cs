namespace SteerCluster.Steering.Prompts;

/// <summary>
/// The contents alone, a blank line after each, for base models: no words of ours come between the question, which ends with its
/// choices, and the answer. (Rimsky et al. 2024 wrote <c>Input: question\nResponse: answer</c> for the Llama 2 base models; who wants
/// these words puts them into the questions.) Without a generation prompt the last content ends the text.
/// </summary>
internal sealed class PlainFormat : IPromptFormat
{
    private const string Separator = "\n\n";

    public string Name => "plain";

    public bool AddsBos => true;

    public string AnswerPrefix => "";

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
