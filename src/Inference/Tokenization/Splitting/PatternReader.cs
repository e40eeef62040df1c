using System.Globalization;
using System.Text.RegularExpressions;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>A place in a regular expression, and the small things that are read there.</summary>
internal sealed partial class PatternReader(string pattern)
{
    private int _at;

    public bool AtEnd => _at >= pattern.Length;

    /// <summary>The character read last.</summary>
    public char Previous => pattern[_at - 1];

    public char Peek() => AtEnd ? throw new FormatException("it ends too early.") : pattern[_at];

    public char Next()
    {
        var c = Peek();
        _at++;
        return c;
    }

    public bool TryTake(char c)
    {
        if (AtEnd || pattern[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    public bool TryTakeAny(ReadOnlySpan<string> texts, out string taken)
    {
        foreach (var text in texts)
        {
            if (pattern.AsSpan(_at).StartsWith(text, StringComparison.Ordinal))
            {
                _at += text.Length;
                taken = text;
                return true;
            }
        }

        taken = "";
        return false;
    }

    public void Expect(char c)
    {
        if (!TryTake(c))
        {
            throw new FormatException($"a \"{c}\" is missing.");
        }
    }

    /// <summary>What stands before the next <paramref name="end"/>, which is skipped.</summary>
    public string Until(char end)
    {
        var stop = pattern.IndexOf(end, _at);
        if (stop < 0)
        {
            throw new FormatException($"a \"{end}\" is missing.");
        }

        var text = pattern[_at..stop];
        _at = stop + 1;
        return text;
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c>, <c>{,m}</c> or <c>{n,m}</c>; any other brace is a literal.</summary>
    public bool TryInterval(out string interval, out bool exact)
    {
        var match = Interval().Match(pattern, _at);
        var (least, most) = (match.Groups[1].Value, match.Groups[3].Value);
        exact = !match.Groups[2].Success;
        interval = exact ? $"{{{least}}}" : $"{{{(least.Length == 0 ? "0" : least)},{most}}}";
        if (!match.Success || (least.Length == 0 && most.Length == 0))
        {
            return false;
        }

        _at += match.Length;
        return true;
    }

    /// <summary>Reads the rest of an escape, after its backslash, that stands for one character.</summary>
    public char EscapedCharacter()
    {
        var c = Next();
        return c switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            'e' => '\u001B',
            'x' when TryTake('{') => Character(Until('}')),
            'x' => Character(Digits(2)),
            'u' => Character(Digits(4)),
            _ when char.IsAsciiLetterOrDigit(c) => throw new FormatException($"\\{c} is not supported."),
            _ => c,
        };
    }

    private string Digits(int count)
    {
        var end = Math.Min(_at + count, pattern.Length);
        var text = pattern[_at..end];
        _at = end;
        return text;
    }

    private static char Character(string digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value <= char.MaxValue
            ? (char)value
            : throw new FormatException($"the character code {digits} is wrong, or above FFFF, which is not supported.");

    [GeneratedRegex(@"\G\{(\d*)(,(\d*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Interval();
}
