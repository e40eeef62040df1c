using System.Text;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>
/// Rewrites a regular expression from Oniguruma's Ruby syntax, in which tokenizer.json files write them, for
/// <see cref="System.Text.RegularExpressions.Regex"/> with the options Multiline and CultureInvariant. What differs: possessive
/// quantifiers, <c>(?i)</c> (Unicode case folding, in which <c>s</c> equals U+017F), <c>(?m)</c>, <c>\h</c>, <c>\w</c>, <c>\x{...}</c>,
/// <c>{,n}</c>, nested classes and POSIX brackets. What cannot be rewritten is refused.
/// </summary>
internal sealed class OnigurumaPattern
{
    private readonly PatternReader _reader;
    private readonly StringBuilder _output = new();

    private OnigurumaPattern(string pattern) => _reader = new(pattern);

    /// <summary>The expression in .NET's spelling.</summary>
    /// <exception cref="FormatException">The expression is wrong, or uses what cannot be rewritten.</exception>
    public static string Translate(string pattern)
    {
        var translation = new OnigurumaPattern(pattern);
        translation.Alternatives(fold: false);
        return translation._reader.AtEnd ? translation._output.ToString() : throw new FormatException("a \")\" too many.");
    }

    private void Alternatives(bool fold)
    {
        var atom = -1;
        while (!_reader.AtEnd && _reader.Peek() != ')')
        {
            var start = _output.Length;
            if (Quantifier(atom))
            {
                continue;
            }

            switch (_reader.Next())
            {
                case '|':
                    _output.Append('|');
                    start = -1;
                    break;
                case '(':
                    Group(fold);
                    break;
                case '[':
                    _output.Append(CharacterClass.Read(_reader, fold));
                    break;
                case '\\':
                    Escape(fold);
                    break;
                case var c and ('^' or '$' or '.'):
                    _output.Append(c);
                    break;
                case var c:
                    _output.Append(CharacterClass.Literal(c, fold));
                    break;
            }

            atom = start;
        }
    }

    // A quantifier after the atom that begins at this place of the output.
    private bool Quantifier(int atom)
    {
        if (_reader.TryInterval(out var interval, out var exact))
        {
            Require(atom);
            _output.Append(interval);
            if (!exact && _reader.TryTake('?'))
            {
                _output.Append('?');
            }
            else if (_reader.TryTake('?') || _reader.TryTake('+'))
            {
                // Ruby: {n}? is optional and {n,m}+ is repeated; neither is lazy or possessive.
                Wrap(atom, "(?:");
                _output.Append(_reader.Previous);
            }

            return true;
        }

        if (_reader.Peek() is not ('*' or '+' or '?'))
        {
            return false;
        }

        Require(atom);
        _output.Append(_reader.Next());
        if (_reader.TryTake('?'))
        {
            _output.Append('?');
        }
        else if (_reader.TryTake('+'))
        {
            Wrap(atom, "(?>");
        }

        return true;
    }

    private static void Require(int atom)
    {
        if (atom < 0)
        {
            throw new FormatException("a quantifier follows nothing.");
        }
    }

    private void Wrap(int atom, string opening) => _output.Insert(atom, opening).Append(')');

    private void Group(bool fold)
    {
        if (!_reader.TryTake('?'))
        {
            Enclose("(?:", fold);
        }
        else if (_reader.TryTake('#'))
        {
            _reader.Until(')');
        }
        else if (_reader.TryTakeAny([":", "=", "!", ">", "<=", "<!"], out var kind))
        {
            Enclose("(?" + kind, fold);
        }
        else if (_reader.TryTake('<'))
        {
            _reader.Until('>');
            Enclose("(?:", fold);
        }
        else
        {
            Options(fold);
        }
    }

    private void Options(bool fold)
    {
        var (on, dots) = (true, "");
        while (_reader.Next() is var option && option is not (')' or ':'))
        {
            switch (option)
            {
                case '-':
                    on = false;
                    break;
                case 'i':
                    fold = on;
                    break;
                case 'm':
                    dots = on ? "s" : "-s";
                    break;
                default:
                    throw new FormatException($"the group option \"{option}\" is not supported.");
            }
        }

        // Alone, the options hold up to the end of the enclosing group, across its alternatives.
        var alone = _reader.Previous == ')';
        _output.Append("(?").Append(dots).Append(':');
        Alternatives(fold);
        _output.Append(')');
        if (!alone)
        {
            _reader.Expect(')');
        }
    }

    private void Enclose(string opening, bool fold)
    {
        _output.Append(opening);
        Alternatives(fold);
        _reader.Expect(')');
        _output.Append(')');
    }

    private void Escape(bool fold)
    {
        var c = _reader.Peek();
        if (c is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G')
        {
            _output.Append('\\').Append(_reader.Next());
        }
        else if (c == 'R')
        {
            _reader.Next();
            _output.Append(@"(?>\r\n|[\n-\r\u0085\u2028\u2029])");
        }
        else if (CharacterClass.TrySet(_reader, out var set, out var negated))
        {
            _output.Append(negated ? "[^" : "[").Append(set).Append(']');
        }
        else
        {
            _output.Append(CharacterClass.Literal(_reader.EscapedCharacter(), fold));
        }
    }
}
