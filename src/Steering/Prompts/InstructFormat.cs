namespace SteerCluster.Steering.Prompts;

/// <summary>
/// The <c>[INST]</c> formats. User and assistant take turns, beginning with the user; a system message may stand in front and becomes
/// part of a user turn. The generation prompt is the <c>[/INST]</c> that ends the user's turn anyway.
/// </summary>
internal sealed class InstructFormat : IPromptFormat
{
    /// <summary>
    /// Llama 2 chat (Meta, <c>llama/generation.py</c>): <c>[INST] question [/INST] answer &lt;/s&gt;&lt;s&gt;[INST] ...</c>, the system
    /// text as a <c>&lt;&lt;SYS&gt;&gt;</c> block in the first question, turns trimmed.
    /// </summary>
    public static InstructFormat Llama2 { get; } = new()
    {
        Name = "llama2",
        UserEnd = " [/INST]",
        AnswerEnd = " </s>",
        Separator = "<s>",
        TrimsTurns = true,
        WithSystem = (system, user) => $"<<SYS>>\n{system}\n<</SYS>>\n\n{user}",
    };

    /// <summary>
    /// Mistral Instruct v0.3, in whose vocabulary <c>[INST]</c> and <c>[/INST]</c> are tokens: <c>[INST] question[/INST] answer&lt;/s&gt;</c>,
    /// the system text in front of the last question. (Models with the Tekken tokenizer leave out the spaces.)
    /// </summary>
    public static InstructFormat Mistral { get; } = new()
    {
        Name = "mistral",
        UserEnd = "[/INST]",
        AnswerEnd = "</s>",
        SystemInLastTurn = true,
        WithSystem = (system, user) => $"{system}\n\n{user}",
    };

    /// <summary>
    /// Mistral Instruct v0.1 and v0.2, where they are text: <c>[INST] question [/INST] answer&lt;/s&gt; [INST] ...</c>, the system text in
    /// front of the first question. (The space before the first <c>[INST]</c> is the one that the tokenizer puts there.)
    /// </summary>
    public static InstructFormat MistralV1 { get; } = new()
    {
        Name = "mistral-v1",
        UserEnd = " [/INST]",
        AnswerEnd = "</s>",
        Separator = " ",
        WithSystem = (system, user) => $"{system}\n\n{user}",
    };

    public required string Name { get; init; }

    public bool AddsBos => true;

    public string AnswerPrefix => " ";

    private string UserEnd { get; init; } = "";

    private string AnswerEnd { get; init; } = "";

    private string Separator { get; init; } = "";

    private bool TrimsTurns { get; init; }

    private bool SystemInLastTurn { get; init; }

    private Func<string, string, string> WithSystem { get; init; } = (_, user) => user;

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking)
    {
        var system = messages is [{ Role: "system" }, ..] ? messages[0].Content : null;
        var turns = messages.Skip(system is null ? 0 : 1).ToArray();
        Check(turns, system);
        var systemTurn = SystemInLastTurn ? Array.FindLastIndex(turns, turn => turn.Role == "user") : 0;
        var writer = new PromptWriter();
        for (var i = 0; i < turns.Length; i++)
        {
            var content = system is not null && i == systemTurn ? WithSystem(system, turns[i].Content) : turns[i].Content;
            content = TrimsTurns ? content.Trim() : content;
            if (turns[i].Role == "user")
            {
                writer.Write(i > 0 ? Separator : "").Write("[INST] ").Write(content).EndUserTurn().Write(UserEnd);
            }
            else
            {
                writer.Write(AnswerPrefix).Write(content).Write(AnswerEnd);
            }
        }

        return writer.ToPrompt();
    }

    private void Check(ChatMessage[] turns, string? system)
    {
        if (system is not null && turns.Length == 0)
        {
            throw new PromptException($"The format {Name} writes a system message inside a user turn; add a user message.");
        }

        for (var i = 0; i < turns.Length; i++)
        {
            var expected = i % 2 == 0 ? "user" : "assistant";
            if (turns[i].Role != expected)
            {
                throw new PromptException(
                    $"The format {Name} needs user and assistant in turns after an optional system message; "
                    + $"message {i + (system is null ? 1 : 2)} has role \"{turns[i].Role}\", expected \"{expected}\".");
            }
        }
    }
}
