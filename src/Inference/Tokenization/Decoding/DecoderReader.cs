using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary>Reads the <c>decoder</c> of a tokenizer.json.</summary>
internal static class DecoderReader
{
    public static IDecoder Read(JsonItem item)
    {
        var type = item.Get("type").Text;
        return type switch
        {
            "ByteLevel" => new ByteLevelDecoder(),
            "ByteFallback" => new ByteFallbackDecoder(),
            "Fuse" => new FuseDecoder(),
            "Replace" => new ReplaceDecoder(SplitPattern.Read(item.Get("pattern")), item.Get("content").Text),
            "Strip" => new StripDecoder(Character(item.Get("content")), item.Get("start").Count, item.Get("stop").Count),
            "Metaspace" => new MetaspaceDecoder(PreTokenizerReader.Replacement(item), PreTokenizerReader.Scheme(item)),
            "Sequence" => new SequenceDecoder([.. item.Get("decoders").Items.Select(Read)]),
            _ => throw item.Unsupported(type, "ByteLevel, ByteFallback, Fuse, Replace, Strip, Metaspace and Sequence"),
        };
    }

    private static char Character(JsonItem item) =>
        item.Text.Length == 1 ? item.Text[0] : throw item.Wrong($"is \"{item.Text}\", expected one character.");
}
