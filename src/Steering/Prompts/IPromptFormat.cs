namespace SteerCluster.Steering.Prompts;

/// <summary>The way in which a model family writes a dialog.</summary>
public interface IPromptFormat
{
    /// <summary>The name in sweep files, such as <c>qwen3</c>.</summary>
    string Name { get; }

    /// <summary>Whether the model's BOS token belongs in front of the text, if its tokenizer has one.</summary>
    bool AddsBos { get; }

    /// <summary>
    /// What stands between a prompt with a generation prompt and an answer that is written out: a space in the <c>[INST]</c> formats,
    /// where <c>[/INST](A)</c> would be cut into other tokens than <c>[/INST] (A)</c>, else nothing. It is no part of the prompt, since
    /// a model that generates begins with the space itself.
    /// </summary>
    string AnswerPrefix { get; }

    /// <summary>Renders a dialog. No system prompt is added that the messages do not have.</summary>
    /// <param name="messages">The messages in order.</param>
    /// <param name="addGenerationPrompt">Whether to end with the header of an answer, where the format has one.</param>
    /// <param name="thinking">False ends the prompt with an empty thinking block where the family has one; true and null do not.</param>
    /// <exception cref="PromptException">The format cannot write these messages.</exception>
    RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt, bool? thinking);
}
