using System.Text;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>Rewrites character classes, properties and single characters of a regular expression.</summary>
internal static class CharacterClass
{
    private const string Word = @"\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\u24B6-\u24E9\u200C\u200D";

    /// <summary>Reads a class, after its bracket.</summary>
    public static string Read(PatternReader reader, bool fold)
    {
        var negated = reader.TryTake('^');
        var content = new StringBuilder();
        if (reader.TryTake(']'))
        {
            content.Append(@"\]");
        }

        Members(reader, fold, content);
        return (negated ? "[^" : "[") + content + "]";
    }

    /// <summary>One character, or the class of those that are equal to it but for case.</summary>
    public static string Literal(char c, bool fold)
    {
        var variants = fold ? Variants(c) : [c];
        return variants.Count == 1 ? Code(c) : "[" + string.Concat(variants.Select(Code)) + "]";
    }

    /// <summary>Reads, after its backslash, an escape that stands for many characters; the set is what goes between brackets.</summary>
    public static bool TrySet(PatternReader reader, out string set, out bool negated)
    {
        var c = reader.Peek();
        negated = char.IsAsciiLetterUpper(c);
        set = char.ToLowerInvariant(c) switch
        {
            'd' => @"\p{Nd}",
            's' => @"\s",
            'w' => Word,
            'h' => "0-9a-fA-F",
            'p' => "p",
            _ => "",
        };
        if (set.Length == 0)
        {
            return false;
        }

        reader.Next();
        if (set == "p")
        {
            reader.Expect('{');
            var name = reader.Until('}');
            negated ^= name.StartsWith('^');
            set = Property(name.TrimStart('^'));
        }

        return true;
    }

    private static void Members(PatternReader reader, bool fold, StringBuilder content)
    {
        while (!reader.TryTake(']'))
        {
            if (reader.TryTakeAny(["&&"], out _))
            {
                throw new FormatException("intersections (\"&&\") in a class are not supported.");
            }

            if (reader.TryTakeAny(["[:^", "[^"], out _))
            {
                throw new FormatException("a negated class inside a class is not supported.");
            }

            if (reader.TryTakeAny(["[:"], out _))
            {
                content.Append(Property(reader.Until(':')));
                reader.Expect(']');
            }
            else if (reader.TryTake('['))
            {
                Members(reader, fold, content);
            }
            else
            {
                Member(reader, fold, content);
            }
        }
    }

    private static void Member(PatternReader reader, bool fold, StringBuilder content)
    {
        if (!TryCharacter(reader, content, out var first))
        {
            return;
        }

        var last = first;
        if (reader.TryTake('-'))
        {
            if (reader.Peek() == ']')
            {
                content.Append(@"\-");
            }
            else if (!TryCharacter(reader, content, out last))
            {
                content.Append(@"\-");
                last = first;
            }
        }

        if (last < first)
        {
            throw new FormatException($"the range {first}-{last} in a class is empty.");
        }

        content.Append(Code(first)).Append('-').Append(Code(last));
        for (int c = first; fold && c <= last; c++)
        {
            content.AppendJoin("", Variants((char)c).Where(variant => variant < first || variant > last).Select(Code));
        }
    }

    // One character; or appends a whole set and answers false.
    private static bool TryCharacter(PatternReader reader, StringBuilder content, out char character)
    {
        character = reader.Next();
        if (character != '\\')
        {
            return true;
        }

        if (!TrySet(reader, out var set, out var negated))
        {
            character = reader.TryTake('b') ? '\b' : reader.EscapedCharacter();
            return true;
        }

        content.Append((negated, set.Length > 0 && set.IndexOf('\\', 1) < 0 && set[0] == '\\') switch
        {
            (false, _) => set,
            (true, true) => @"\" + char.ToUpperInvariant(set[1]) + set[2..],
            _ => throw new FormatException("a negated \\W or \\H inside a class is not supported."),
        });
        return false;
    }

    private static string Property(string name)
    {
        // Oniguruma ignores case, spaces, hyphens and underscores in names.
        var key = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return key switch
        {
            "l" or "m" or "n" or "p" or "s" or "z" or "c" => $@"\p{{{key.ToUpperInvariant()}}}",
            "letter" or "mark" or "number" or "punctuation" or "symbol" or "other" => $@"\p{{{char.ToUpperInvariant(key[0])}}}",
            "separator" => @"\p{Z}",
            "digit" => @"\p{Nd}",
            "space" or "whitespace" => @"\s",
            "word" => Word,
            "lu" or "ll" or "lt" or "lm" or "lo" or "mn" or "mc" or "me" or "nd" or "nl" or "no" or "pc" or "pd" or "ps" or "pe"
                or "pi" or "pf" or "po" or "sm" or "sc" or "sk" or "so" or "zs" or "zl" or "zp" or "cc" or "cf" or "co" or "cn"
                => $@"\p{{{char.ToUpperInvariant(key[0])}{key[1]}}}",
            _ => throw new FormatException($"the property \\p{{{name}}} is not supported."),
        };
    }

    // Unicode simple case folding, as far as .NET's casing does not already say it.
    private static HashSet<char> Variants(char c)
    {
        var variants = new HashSet<char> { c, char.ToLowerInvariant(c), char.ToUpperInvariant(c) };
        variants.UnionWith(variants.SelectMany<char, char>(variant => variant switch
        {
            's' or '\u017F' => ['s', 'S', '\u017F'],
            'k' or '\u212A' => ['k', 'K', '\u212A'],
            '\u00E5' or '\u212B' => ['\u00E5', '\u00C5', '\u212B'],
            _ => [],
        }).ToArray());
        return variants;
    }

    private static string Code(char c)
    {
        if (char.IsSurrogate(c))
        {
            throw new FormatException("it names a character above U+FFFF, which is not supported.");
        }

        return char.IsAsciiLetterOrDigit(c) ? c.ToString() : $@"\u{(int)c:X4}";
    }
}
