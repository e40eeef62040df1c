using SteerCluster.Inference.Tokenization;

namespace SteerCluster.Client.Models;

/// <summary>Copies the files of a tokenizer from one checkpoint to another.</summary>
internal static class TokenizerFiles
{
    private static readonly string[] Names =
        ["tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.json", "merges.txt", "chat_template.jinja", "generation_config.json"];

    /// <summary>The number of ids of the tokenizer in a folder.</summary>
    public static int Size(string folder) => Tokenizer.Load(folder).VocabularySize;

    public static void Copy(string from, string to)
    {
        foreach (var name in Names.Where(name => File.Exists(Path.Combine(from, name))))
        {
            File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }
    }
}
