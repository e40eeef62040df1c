namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary><c>NFC</c> (composed) or <c>NFD</c>.</summary>
internal sealed class CanonicalNormalizer(bool composed) : INormalizer
{
    public string Normalize(string text) => composed ? CanonicalForms.Compose(text) : CanonicalForms.Decompose(text);
}
