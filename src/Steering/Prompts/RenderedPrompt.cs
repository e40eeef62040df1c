namespace SteerCluster.Steering.Prompts;

/// <summary>A dialog as the text that a model sees.</summary>
/// <param name="Text">The text, without a BOS token in front.</param>
/// <param name="ResponseStart">
/// Where, in UTF-16 units of <paramref name="Text"/>, the marker begins that ends the last user turn (<c>&lt;|im_end|&gt;</c>,
/// <c>&lt;|eot_id|&gt;</c>, <c> [/INST]</c> with its space): positions <c>response</c> steer from there on. In a format without markers it is where
/// what follows the user's words begins, or the text's last character if nothing follows. 0 when there is no user turn.
/// </param>
public sealed record RenderedPrompt(string Text, int ResponseStart);
