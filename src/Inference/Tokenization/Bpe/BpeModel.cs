using System.Text;

namespace SteerCluster.Inference.Tokenization.Bpe;

/// <summary>Byte-pair encoding over characters, as Hugging Face tokenizers' <c>BPE</c> model does it (Sennrich et al. 2016).</summary>
internal sealed class BpeModel
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly int[]? _byteTokens;
    private readonly int? _unknown;

    public BpeModel(BpeSettings settings)
    {
        Settings = settings;
        _ids = settings.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        _unknown = settings.UnknownToken is { } unknown && settings.Vocabulary.TryGetValue(unknown, out var id) ? id : null;
        _byteTokens = settings.ByteFallback
            ? [.. Enumerable.Range(0, 256).Select(value => settings.Vocabulary.GetValueOrDefault($"<0x{value:X2}>", -1))]
            : null;
    }

    /// <summary>What the file says.</summary>
    public BpeSettings Settings { get; }

    /// <summary>Appends the tokens of one piece of text.</summary>
    public void Encode(string piece, List<int> output)
    {
        if (Settings.IgnoreMerges && Settings.Vocabulary.TryGetValue(piece, out var whole))
        {
            output.Add(whole);
            return;
        }

        var symbols = Symbols(piece);
        if (symbols.Count > 1)
        {
            new BpeWord(symbols, Settings.Merges).MergeInto(output);
        }
        else
        {
            output.AddRange(symbols);
        }
    }

    // One token a character; a character without one becomes its bytes, else the unknown token, else nothing.
    private List<int> Symbols(string piece)
    {
        var symbols = new List<int>(piece.Length);
        var pendingUnknown = false;
        var at = 0;
        foreach (var rune in piece.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            if (Find(piece, at, end) is { } id)
            {
                Flush(symbols, ref pendingUnknown);
                symbols.Add(id);
            }
            else if (!TryBytes(piece.AsSpan(at, end - at), at == 0, end == piece.Length, symbols) && _unknown is not null)
            {
                if (!Settings.FuseUnknown)
                {
                    Flush(symbols, ref pendingUnknown);
                }

                pendingUnknown = true;
            }

            at = end;
        }

        Flush(symbols, ref pendingUnknown);
        return symbols;
    }

    private int? Find(string piece, int at, int end)
    {
        var prefix = at == 0 ? "" : Settings.ContinuingPrefix;
        var suffix = end == piece.Length ? Settings.EndOfWordSuffix : "";
        var character = piece.AsSpan(at, end - at);
        var found = prefix.Length + suffix.Length == 0
            ? _ids.TryGetValue(character, out var id)
            : _ids.TryGetValue(string.Concat(prefix, character, suffix), out id);
        return found ? id : null;
    }

    private bool TryBytes(ReadOnlySpan<char> character, bool isFirst, bool isLast, List<int> symbols)
    {
        if (_byteTokens is null)
        {
            return false;
        }

        // Hugging Face's model falls back on the character with its prefix and suffix, and so do we.
        var bytes = Encoding.UTF8.GetBytes(string.Concat(
            isFirst ? "" : Settings.ContinuingPrefix, character, isLast ? Settings.EndOfWordSuffix : ""));
        if (bytes.Any(value => _byteTokens[value] < 0))
        {
            return false;
        }

        symbols.AddRange(bytes.Select(value => _byteTokens[value]));
        return true;
    }

    private void Flush(List<int> symbols, ref bool pendingUnknown)
    {
        if (pendingUnknown)
        {
            symbols.Add(_unknown!.Value);
            pendingUnknown = false;
        }
    }
}
