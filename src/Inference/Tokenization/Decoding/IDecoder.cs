namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary>Turns tokens back into text. What comes out of the last step is joined.</summary>
internal interface IDecoder
{
    /// <summary>The tokens, rewritten.</summary>
    IReadOnlyList<string> Decode(IReadOnlyList<string> tokens);
}
