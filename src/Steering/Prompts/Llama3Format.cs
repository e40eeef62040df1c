namespace SteerCluster.Steering.Prompts;

/// <summary>
/// Llama 3's header format (Meta, Llama 3 model card). Contents are trimmed, as in Meta's code. The Hugging Face templates of
/// Llama 3.1 and later also put a system block with the knowledge cutoff and today's date in front; this format does not, so that
/// a prompt is the same on every day and no system prompt is there unless the dialog has one.
/// </summary>
internal sealed class Llama3Format : IPromptFormat
{
    public string Name => "llama3";

    public bool AddsBos => true;

    public string AnswerPrefix => "";

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking)
    {
        var writer = new PromptWriter();
        foreach (var (role, content) in messages)
        {
            writer.Write(Header(role)).Write(content.Trim());
            if (role == "user")
            {
                writer.EndUserTurn();
            }

            writer.Write("<|eot_id|>");
        }

        return writer.Write(addGenerationPrompt ? Header("assistant") : "").ToPrompt();
    }

    private static string Header(string role) => $"<|start_header_id|>{role}<|end_header_id|>\n\n";
}
