namespace SteerCluster.Steering.Prompts;

/// <summary>
/// The <c>[INST]</c> formats. Users and assistants take turns, beginning with the user; a system message may stand in front of
/// them and becomes part of the first user turn. The generation prompt is the <c>[/INST]</c> that ends the user's turn anyway.
/// </summary>
/// <param name="name">The format's name.</param>
/// <param name="writeSystem">System text and the first user's text as one.</param>
/// <param name="bosBetweenTurns">What separates an answer from the next question: the end, and in Llama 2 the start, of a sequence.</param>
/// <param name="answerPrefix">What stands between <c>[/INST]</c> and an answer.</param>
/// <param name="answerSuffix">What ends an answer.</param>
internal sealed class InstructFormat(
    string name, Func<string, string, string> writeSystem, string bosBetweenTurns, string answerPrefix, string answerSuffix)
    : IPromptFormat
{
    public string Name => name;

    public bool AddsBos => true;

    /// <summary>
    /// Llama 2 chat (Meta, <c>llama/generation.py</c>): <c>[INST] &lt;&lt;SYS&gt;&gt; ... [/INST] answer &lt;/s&gt;&lt;s&gt;[INST]</c>.
    /// Contents are trimmed, as there.
    /// </summary>
    public static InstructFormat Llama2 { get; } = new(
        "llama2", (system, user) => $"<<SYS>>\n{system}\n<</SYS>>\n\n{user}", "<s>", " ", " </s>");

    /// <summary>
    /// Mistral Instruct v0.1 to v0.3: <c>[INST] question [/INST] answer&lt;/s&gt;[INST]</c>; a system text is put in front of the first
    /// question, with a blank line between.
    /// </summary>
    public static InstructFormat Mistral { get; } = new("mistral", (system, user) => $"{system}\n\n{user}", "", " ", "</s>");

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking)
    {
        var writer = new PromptWriter();
        var system = messages.Count > 0 && messages[0].Role == "system" ? messages[0].Content.Trim() : null;
        var first = system is null ? 0 : 1;
        for (var i = first; i < messages.Count; i++)
        {
            var expected = (i - first) % 2 == 0 ? "user" : "assistant";
            if (messages[i].Role != expected)
            {
                throw new PromptException(
                    $"The format {Name} needs user and assistant in turns after an optional system message; "
                    + $"message {i + 1} has role \"{messages[i].Role}\", expected \"{expected}\".");
            }

            var content = messages[i].Content.Trim();
            if (expected == "user")
            {
                writer.Write(i > first ? bosBetweenTurns : "").Write("[INST] ");
                writer.Write(i == first && system is not null ? writeSystem(system, content) : content);
                writer.EndUserTurn().Write(" [/INST]");
            }
            else
            {
                writer.Write(answerPrefix).Write(content).Write(answerSuffix);
            }
        }

        return system is not null && messages.Count == 1
            ? throw new PromptException($"The format {Name} writes a system message inside a user turn; add a user message.")
            : writer.ToPrompt();
    }
}
