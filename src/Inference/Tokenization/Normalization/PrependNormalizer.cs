namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary><c>Prepend</c>: puts text in front of whatever is not empty (Llama 2's leading <c>▁</c>).</summary>
internal sealed class PrependNormalizer(string prefix) : INormalizer
{
    public string Normalize(string text) => text.Length == 0 ? text : prefix + text;
}
