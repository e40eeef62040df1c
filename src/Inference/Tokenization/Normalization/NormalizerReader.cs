using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary>Reads the <c>normalizer</c> of a tokenizer.json.</summary>
internal static class NormalizerReader
{
    public static INormalizer Read(JsonItem item)
    {
        var type = item.Get("type").Text;
        return type switch
        {
            "NFC" => new CanonicalNormalizer(composed: true),
            "NFD" => new CanonicalNormalizer(composed: false),
            "Lowercase" => new LowercaseNormalizer(),
            "Prepend" => new PrependNormalizer(item.Get("prepend").Text),
            "Replace" => new ReplaceNormalizer(SplitPattern.Read(item.Get("pattern")), item.Get("content").Text),
            "Strip" => new StripNormalizer(item.Get("strip_left").Flag, item.Get("strip_right").Flag),
            "Sequence" => new SequenceNormalizer([.. item.Get("normalizers").Items.Select(Read)]),
            _ => throw item.Unsupported(type, "NFC, NFD, Lowercase, Prepend, Replace, Strip and Sequence"),
        };
    }
}
