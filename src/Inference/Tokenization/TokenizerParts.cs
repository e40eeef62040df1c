using SteerCluster.Inference.Tokenization.Added;
using SteerCluster.Inference.Tokenization.Bpe;
using SteerCluster.Inference.Tokenization.Decoding;
using SteerCluster.Inference.Tokenization.Normalization;
using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization;

/// <summary>The steps of a tokenizer, as <c>tokenizer.json</c> lists them.</summary>
/// <param name="Added">Added tokens, and the normaliser of what is between them.</param>
/// <param name="PreTokenizer">What cuts the text into pieces, or null for one piece.</param>
/// <param name="Model">What turns a piece into tokens.</param>
/// <param name="Template">Special tokens around a text.</param>
/// <param name="Decoder">What turns tokens back into text, or null to join them with spaces.</param>
internal sealed record TokenizerParts(
    AddedVocabulary Added,
    IPreTokenizer? PreTokenizer,
    BpeModel Model,
    SpecialTokenTemplate Template,
    IDecoder? Decoder)
{
    /// <summary>Reads a tokenizer.json.</summary>
    public static TokenizerParts Read(string file)
    {
        var item = JsonItem.Read(file);
        var model = BpeReader.Read(item.Get("model"));
        var normalizer = item.Find("normalizer") is { } n ? NormalizerReader.Read(n) : null;
        var added = item.Find("added_tokens")?.Items.Select(AddedToken.Read).Where(token => token.Content.Length > 0) ?? [];
        return new(
            new AddedVocabulary([.. added], normalizer),
            item.Find("pre_tokenizer") is { } p ? PreTokenizerReader.Read(p) : null,
            model,
            item.Find("post_processor") is { } t ? SpecialTokenTemplate.Read(t) : SpecialTokenTemplate.None,
            item.Find("decoder") is { } d ? DecoderReader.Read(d) : null);
    }
}
