namespace SteerCluster.Inference.Tokenization;

/// <summary>Decodes tokens as they come. A character whose bytes are spread over tokens is held back until it is whole.</summary>
/// <param name="tokenizer">Whose tokens they are.</param>
/// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
public sealed class StreamingDecoder(Tokenizer tokenizer, bool skipSpecialTokens = false)
{
    // The tokens of the last text given out, which the next may depend on (a leading space), and those since.
    private readonly List<int> _ids = [];
    private string _given = "";
    private int _givenCount;

    /// <summary>Takes one more token, and gives the text that has become certain; it may be empty.</summary>
    public string Append(int id)
    {
        _ids.Add(id);
        var text = Decode();
        if (text.Length <= _given.Length || text.EndsWith('\uFFFD'))
        {
            return "";
        }

        var added = text[_given.Length..];
        _ids.RemoveRange(0, _givenCount);
        _given = Decode();
        _givenCount = _ids.Count;
        return added;
    }

    /// <summary>Gives what was held back, with U+FFFD for a character that stayed incomplete, and begins anew.</summary>
    public string Flush()
    {
        var text = Decode();
        var rest = text.Length > _given.Length ? text[_given.Length..] : "";
        _ids.Clear();
        (_given, _givenCount) = ("", 0);
        return rest;
    }

    private string Decode() => tokenizer.Decode(_ids.ToArray(), skipSpecialTokens);
}
