using SteerCluster.Inference.Tokenization;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Prompts;
using SteerCluster.Sweeping.Extraction;

namespace SteerCluster.Sweeping.Prompting;

/// <summary>
/// Renders items and finds the answer position: prompt + <c>(A)</c> and prompt + <c>(B)</c> are tokenized, their common prefix
/// ends at the answer position, and the first tokens that differ are the answers. Where the letter is a token of its own, the
/// opening parenthesis is thereby pre-filled.
/// </summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="format">The prompt format.</param>
/// <param name="system">System prompt; null for none.</param>
/// <param name="prefill">Text put before the answer.</param>
public sealed class PromptEncoder(Tokenizer tokenizer, IPromptFormat format, string? system = null, string prefill = "")
{
    /// <summary>Encodes an eval item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="index">Its 0-based place in the file.</param>
    /// <exception cref="SweepException">The tokenizer gives both answers the same tokens.</exception>
    public EncodedPrompt Encode(ContrastiveItem item, int index)
    {
        var rendered = Render(item);
        var text = rendered.Text + format.AnswerPrefix + prefill;
        var rest = Rest(ContrastiveItem.LetterA);
        var withA = Tokens(text + rest);
        var withB = Tokens(text + Rest(ContrastiveItem.LetterB));
        var common = CommonPrefix(withA, withB);
        if (common == 0 || common >= withA.Length || common >= withB.Length)
        {
            throw new SweepException(
                $"Item {index}: the tokenizer gives \"{rest}\" and \"{Rest(ContrastiveItem.LetterB)}\" no tokens of their own after the prompt, "
                + "so the answers cannot be read. Is this the model's own tokenizer?");
        }

        var prompt = withA[..common];
        return new EncodedPrompt
        {
            Index = index,
            Tokens = prompt,
            ResponseStart = Math.Min(CommonPrefix(Tokens(rendered.Text[..rendered.ResponseStart]), prompt), common - 1),
            TokenA = withA[common],
            TokenB = withB[common],
            MatchingIsA = item.MatchingIsA,
            Text = text,
        };
    }

    /// <summary>Encodes a train item as a pair that ends with the two answer letters.</summary>
    public ContrastivePrompt EncodePair(ContrastiveItem item, int index)
    {
        var prompt = Encode(item, index);
        int[] withA = [.. prompt.Tokens, prompt.TokenA];
        int[] withB = [.. prompt.Tokens, prompt.TokenB];
        return item.MatchingIsA ? new ContrastivePrompt(withA, withB) : new ContrastivePrompt(withB, withA);
    }

    private static int CommonPrefix(int[] a, int[] b) => a.AsSpan().CommonPrefixLength(b);

    /// <summary>What is left of an answer after the prefill has begun it.</summary>
    private string Rest(string answer)
    {
        for (var length = Math.Min(answer.Length, prefill.Length); length > 0; length--)
        {
            if (prefill.EndsWith(answer[..length], StringComparison.Ordinal))
            {
                return answer[length..];
            }
        }

        return answer;
    }

    private RenderedPrompt Render(ContrastiveItem item)
    {
        ChatMessage[] messages = system is null
            ? [new ChatMessage("user", item.Question)]
            : [new ChatMessage("system", system), new ChatMessage("user", item.Question)];
        return format.Render(messages, addGenerationPrompt: true, thinking: false);
    }

    private int[] Tokens(string text) => tokenizer.Encode(text, addSpecialTokens: format.AddsBos);
}
