using SteerCluster.Inference.Tokenization;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Tokenization;

/// <summary>The shared Qwen tokenizer, loaded once.</summary>
internal static class QwenTokenizer
{
    private static readonly Lazy<Tokenizer> s_tokenizer = new(() => Tokenizer.Load(Folder));

    public static string Folder => SharedData.PathTo("golden", "tokenizer");

    public static Tokenizer Instance => s_tokenizer.Value;
}
