namespace SteerCluster.Inference.Tokenization.Checking;

/// <summary>Renders a chat as a model's template does.</summary>
/// <param name="messages">Role and content of each message, in order.</param>
/// <param name="addGenerationPrompt">Whether to end with the header of an answer.</param>
/// <param name="thinking">Whether the model may think, or null for the template's default.</param>
/// <returns>The text that the model sees.</returns>
public delegate string ChatRenderer(
    IReadOnlyList<(string Role, string Content)> messages, bool addGenerationPrompt, bool? thinking);
