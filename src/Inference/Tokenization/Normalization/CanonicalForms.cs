using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary>
/// Unicode normalisation forms C and D (UAX #15). <see cref="string.Normalize()"/> returns its input unchanged where ICU is absent
/// (<c>DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1</c>, the default in small containers), which would change token ids without a word.
/// </summary>
internal static class CanonicalForms
{
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28, SyllableCount = LeadCount * VowelCount * TailCount;

    private static readonly FrozenDictionary<int, byte> s_classes = ReadClasses();
    private static readonly FrozenDictionary<int, int[]> s_decompositions;
    private static readonly FrozenDictionary<(int, int), int> s_compositions;

    static CanonicalForms()
    {
        var decompositions = new Dictionary<int, int[]>();
        var compositions = new Dictionary<(int, int), int>();
        var current = 0;
        foreach (var entry in Words(CanonicalData.Decompositions))
        {
            if (entry[0] == '@')
            {
                current = Hex(entry[1..]);
                continue;
            }

            var parts = entry.TrimStart('!').Split('+').Select(Hex).ToArray();
            decompositions.Add(current, parts);
            if (parts.Length == 2 && entry[0] != '!')
            {
                compositions.Add((parts[0], parts[1]), current);
            }

            current++;
        }

        s_decompositions = decompositions.ToFrozenDictionary();
        s_compositions = compositions.ToFrozenDictionary();
    }

    /// <summary>Form C: decomposed, put in canonical order, composed.</summary>
    public static string Compose(string text) => IsTrivial(text) ? text : ToText(Composed(Decomposed(text)));

    /// <summary>Form D: decomposed, put in canonical order.</summary>
    public static string Decompose(string text) => Ascii.IsValid(text) ? text : ToText(Decomposed(text));

    // Nothing below U+0300 combines, and everything there is its own form C.
    private static bool IsTrivial(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0;

    private static List<int> Decomposed(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(points, rune.Value);
        }

        Reorder(points);
        return points;
    }

    private static void Append(List<int> points, int point)
    {
        var syllable = point - SyllableBase;
        if (syllable is >= 0 and < SyllableCount)
        {
            points.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            points.Add(VowelBase + (syllable % (VowelCount * TailCount) / TailCount));
            if (syllable % TailCount != 0)
            {
                points.Add(TailBase + (syllable % TailCount));
            }
        }
        else if (s_decompositions.TryGetValue(point, out var parts))
        {
            foreach (var part in parts)
            {
                Append(points, part);
            }
        }
        else
        {
            points.Add(point);
        }
    }

    // Runs of marks are sorted by class, stably.
    private static void Reorder(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            if (ClassOf(points[start]) == 0)
            {
                continue;
            }

            var end = start + 1;
            while (end < points.Count && ClassOf(points[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var ordered = points.GetRange(start, end - start).OrderBy(ClassOf).ToArray();
                for (var i = 0; i < ordered.Length; i++)
                {
                    points[start + i] = ordered[i];
                }
            }

            start = end;
        }
    }

    private static List<int> Composed(List<int> points)
    {
        var result = new List<int>(points.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var point in points)
        {
            var combiningClass = ClassOf(point);
            var blocked = result.Count - 1 > starter && lastClass >= combiningClass;
            if (starter >= 0 && !blocked && TryPair(result[starter], point, out var composed))
            {
                result[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = result.Count;
            }

            lastClass = combiningClass;
            result.Add(point);
        }

        return result;
    }

    private static bool TryPair(int first, int second, out int composed)
    {
        var lead = first - LeadBase;
        var vowel = second - VowelBase;
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            composed = SyllableBase + (((lead * VowelCount) + vowel) * TailCount);
            return true;
        }

        var syllable = first - SyllableBase;
        var tail = second - TailBase;
        if (syllable is >= 0 and < SyllableCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
        {
            composed = first + tail;
            return true;
        }

        return s_compositions.TryGetValue((first, second), out composed);
    }

    private static int ClassOf(int point) => point < 0x300 ? 0 : s_classes.GetValueOrDefault(point);

    private static string ToText(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        Span<char> buffer = stackalloc char[2];
        foreach (var point in points)
        {
            text.Append(buffer[..new Rune(point).EncodeToUtf16(buffer)]);
        }

        return text.ToString();
    }

    private static FrozenDictionary<int, byte> ReadClasses()
    {
        var classes = new Dictionary<int, byte>();
        foreach (var entry in Words(CanonicalData.CombiningClasses))
        {
            var (range, value) = (entry[..entry.IndexOf('=')], entry[(entry.IndexOf('=') + 1)..]);
            var ends = range.Split('-').Select(Hex).ToArray();
            for (var point = ends[0]; point <= ends[^1]; point++)
            {
                classes.Add(point, byte.Parse(value, CultureInfo.InvariantCulture));
            }
        }

        return classes.ToFrozenDictionary();
    }

    private static string[] Words(string data) => data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
