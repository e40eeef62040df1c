using System.Security.Cryptography;
using System.Text;

namespace SteerCluster.Steering.Concepts;

/// <summary>A data file, read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Format">The name of the format it was read as.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Rows">Its items in file order, one or more.</param>
public sealed record ConceptFile(string Path, string Format, string Sha256, IReadOnlyList<ConceptRow> Rows)
{
    /// <summary>Reads a data file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">A format's name, or <c>auto</c> to detect it.</param>
    /// <exception cref="ConceptException">The file is absent, empty, or not in the format.</exception>
    public static ConceptFile Read(string path, string format = ConceptFormats.Auto)
    {
        try
        {
            return Parse(path, File.ReadAllBytes(path), format);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConceptException($"{path}: the file can not be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>Reads the content of a data file.</summary>
    /// <param name="path">Where it came from, for errors.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="format">A format's name, or <c>auto</c> to detect it.</param>
    /// <exception cref="ConceptException">The file is empty or not in the format.</exception>
    public static ConceptFile Parse(string path, byte[] bytes, string format = ConceptFormats.Auto)
    {
        // A byte order mark is not part of the JSON.
        ReadOnlySpan<byte> content = bytes;
        var text = Encoding.UTF8.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content);
        var chosen = ConceptFormats.Default.Choose(format, text, path);
        return new ConceptFile(path, chosen.Name, Convert.ToHexStringLower(SHA256.HashData(bytes)), chosen.Read(text, path));
    }
}
