using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Tokenization;
using SteerCluster.Inference.Tokenization.Checking;
using SteerCluster.Steering.Prompts;

namespace SteerCluster.Client.Models;

/// <summary>Checks a folder's tokenizer and the chat format that goes with it.</summary>
internal static class TokenizerCheck
{
    public static IEnumerable<Finding> Run(CheckRequest request, ModelConfig? config, Tokenizer? tokenizer)
    {
        if (tokenizer is null)
        {
            yield return new Finding("tokenizer", request.Tokenizations is null ? null : false, "there is no tokenizer.json in this folder: a sweep needs one");
            yield break;
        }

        var format = CheckPrompt.Format(request.PromptFormat, config, tokenizer);
        yield return new Finding("tokenizer", true, $"{tokenizer.VocabularySize} ids, chat format {format}")
        {
            Data = new { tokenizer.VocabularySize, Format = format },
        };
        if (request.Tokenizations is { } folder)
        {
            yield return Compare(tokenizer, folder, PromptFormats.Get(format));
        }
    }

    private static Finding Compare(Tokenizer tokenizer, string folder, IPromptFormat format)
    {
        var report = TokenizationCheck.Run(tokenizer, folder, (messages, generation, thinking) =>
            format.Render([.. messages.Select(message => new ChatMessage(message.Role, message.Content))], generation, thinking).Text);
        return new Finding("tokenizations", report.AllPassed,
            string.Join(", ", report.Files.Select(file => $"{Name(file.File)} {file.Passed}/{file.Total}")))
        {
            Details = [.. report.Files.SelectMany(file => file.Failures.Select(failure => $"{file.File}, {failure}"))],
            Data = report.Files,
        };
    }

    private static string Name(string file) => file switch
    {
        "tokenizations.jsonl" => "texts",
        "decode.jsonl" => "decodings",
        "chat.jsonl" => "chats",
        _ => file,
    };
}
