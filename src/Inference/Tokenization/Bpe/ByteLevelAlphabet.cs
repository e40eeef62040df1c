using System.Text;

namespace SteerCluster.Inference.Tokenization.Bpe;

/// <summary>GPT-2's alphabet: each byte as one visible character, so that any text is a string without spaces or controls.</summary>
internal static class ByteLevelAlphabet
{
    private static readonly char[] s_characters = MakeCharacters();
    private static readonly Dictionary<char, byte> s_bytes = s_characters.Index().ToDictionary(entry => entry.Item, entry => (byte)entry.Index);

    /// <summary>The UTF-8 bytes of a text, one character each.</summary>
    public static string Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, (characters, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                characters[i] = s_characters[source[i]];
            }
        });
    }

    /// <summary>The bytes that a token stands for; a token with a character outside the alphabet stands for its own UTF-8.</summary>
    public static byte[] Decode(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!s_bytes.TryGetValue(token[i], out bytes[i]))
            {
                return Encoding.UTF8.GetBytes(token);
            }
        }

        return bytes;
    }

    // Printable Latin-1 stands for itself; the others follow from U+0100 in order.
    private static char[] MakeCharacters()
    {
        var characters = new char[256];
        var next = '\u0100';
        for (var value = 0; value < characters.Length; value++)
        {
            var visible = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            characters[value] = visible ? (char)value : next++;
        }

        return characters;
    }
}
