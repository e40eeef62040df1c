namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>A stretch of text on its way to the model.</summary>
/// <param name="Text">The text, normalised so far.</param>
/// <param name="AtStart">Whether it begins where the whole input begins (Metaspace's scheme <c>first</c> asks).</param>
internal readonly record struct Piece(string Text, bool AtStart);
