using SteerCluster.Inference.Tokenization.Added;
using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization;

/// <summary>
/// A checkpoint's tokenizer, read from Hugging Face's <c>tokenizer.json</c>: byte-level BPE (GPT-2, Qwen, Llama 3) and
/// SentencePiece-style BPE with byte fallback (Llama 2, Mistral). The ids are those of the <c>tokenizers</c> library.
/// It never changes after loading and may be used by several threads at once.
/// </summary>
public sealed class Tokenizer
{
    private readonly TokenizerParts _parts;
    private readonly SpecialTokenTemplate _template;
    private readonly string?[] _tokens;

    private Tokenizer(TokenizerParts parts, TokenizerSettings settings)
    {
        _parts = parts;
        var vocabulary = parts.Model.Settings.Vocabulary;
        VocabularySize = vocabulary.Values.Concat(parts.Added.ById.Keys).DefaultIfEmpty(-1).Max() + 1;
        _tokens = new string?[VocabularySize];
        foreach (var (token, id) in vocabulary)
        {
            _tokens[id] = token;
        }

        foreach (var (id, token) in parts.Added.ById)
        {
            _tokens[id] = token.Content;
        }

        (BosToken, EosToken, _, HasChatTemplate) = settings;
        _template = WithBos(parts.Template, BosToken is null ? null : TokenId(BosToken), settings.AddsBos);
        AddBosToken = !_template.Before.IsEmpty && (BosToken is null || _template.Before[0] == TokenId(BosToken));
    }

    /// <summary>The highest id + 1. A model's embedding may have more rows.</summary>
    public int VocabularySize { get; }

    /// <summary>The begin-of-sequence token that the checkpoint names, or null.</summary>
    public string? BosToken { get; }

    /// <summary>The end-of-sequence token that the checkpoint names, or null.</summary>
    public string? EosToken { get; }

    /// <summary>Whether a text with special tokens begins with BOS (<c>add_bos_token</c>, else the file's template).</summary>
    public bool AddBosToken { get; }

    /// <summary>Whether the checkpoint brings a chat template.</summary>
    public bool HasChatTemplate { get; }

    /// <summary>Reads <c>tokenizer.json</c> and, where present, <c>tokenizer_config.json</c> of a checkpoint's folder.</summary>
    /// <exception cref="TokenizerException">A file is missing or broken, or asks for what this engine does not know.</exception>
    public static Tokenizer Load(string folder)
    {
        var file = Path.Combine(folder, "tokenizer.json");
        if (!File.Exists(file))
        {
            throw new TokenizerException(
                $"{file} does not exist; a checkpoint needs the tokenizer.json of its \"fast\" tokenizer beside its weights.");
        }

        return new(TokenizerParts.Read(file), TokenizerSettings.Read(folder));
    }

    /// <summary>The tokens of a text. Special tokens that are spelt out in it are recognised.</summary>
    /// <param name="text">The text; unpaired surrogates count as U+FFFD.</param>
    /// <param name="addSpecialTokens">Whether to put the file's special tokens (BOS) around it.</param>
    public int[] Encode(string text, bool addSpecialTokens = false)
    {
        var ids = new List<int>((text.Length / 3) + 4);
        if (addSpecialTokens)
        {
            ids.AddRange(_template.Before);
        }

        foreach (var (piece, token) in _parts.Added.Split(WithoutLoneSurrogates(text)))
        {
            if (token is not null)
            {
                ids.Add(token.Id);
                continue;
            }

            IEnumerable<Piece> words = _parts.PreTokenizer?.Split(piece) ?? [piece];
            foreach (var word in words.Where(word => word.Text.Length > 0))
            {
                _parts.Model.Encode(word.Text, ids);
            }
        }

        if (addSpecialTokens)
        {
            ids.AddRange(_template.After);
        }

        return [.. ids];
    }

    /// <summary>The text of tokens. Ids that are cut inside a character give U+FFFD; unknown ids give nothing.</summary>
    /// <param name="ids">Token ids.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = false)
    {
        var tokens = new List<string>(ids.Length);
        foreach (var id in ids)
        {
            if (TokenText(id) is { } token && !(skipSpecialTokens && IsSpecial(token)))
            {
                tokens.Add(token);
            }
        }

        return _parts.Decoder is { } decoder ? string.Concat(decoder.Decode(tokens)) : string.Join(' ', tokens);
    }

    /// <summary>The id of a token as the vocabulary spells it, or null.</summary>
    public int? TokenId(string token) =>
        _parts.Added.ByContent.TryGetValue(token, out var added) ? added.Id
        : _parts.Model.Settings.Vocabulary.TryGetValue(token, out var id) ? id
        : null;

    /// <summary>A token as the vocabulary spells it (byte-level tokens in their alphabet), or null.</summary>
    public string? TokenText(int id) => id >= 0 && id < _tokens.Length ? _tokens[id] : null;

    private bool IsSpecial(string token) => _parts.Added.ByContent.TryGetValue(token, out var added) && added.Special;

    // What tokenizer_config.json says about BOS is above the template in tokenizer.json, as in Hugging Face's Llama tokenizer.
    private static SpecialTokenTemplate WithBos(SpecialTokenTemplate template, int? bos, bool? addsBos)
    {
        if (bos is not { } id || addsBos is not { } wanted || template.Before.Contains(id) == wanted)
        {
            return template;
        }

        return template with { Before = wanted ? template.Before.Insert(0, id) : template.Before.Remove(id) };
    }

    private static string WithoutLoneSurrogates(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text;
        }

        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }
}
