namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary>Rewrites text before it is split. It sees each stretch between added tokens on its own.</summary>
internal interface INormalizer
{
    /// <summary>The rewritten text.</summary>
    string Normalize(string text);
}
