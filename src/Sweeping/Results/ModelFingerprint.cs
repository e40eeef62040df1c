using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// Tells models apart. SHA-256 over <c>config.json</c>, the tokenizer's files and the weights. Weights are <b>sampled</b>: of a
/// safetensors file of 64 MB or more its name, size, header and 16 evenly spaced blocks of 64 KiB (the first and the last
/// among them) are read, so that 500 GB take seconds. Other training changes every tensor and is seen; a single edited number
/// in a large file may not be. Smaller files are read whole.
/// </summary>
/// <param name="Hash">Of all of it, lower-case hex.</param>
/// <param name="Tokenizer">Of the tokenizer's files alone.</param>
/// <param name="WeightBytes">Size of the weights' files.</param>
public sealed record ModelFingerprint(string Hash, string Tokenizer, long WeightBytes)
{
    internal const long WholeBelow = 64_000_000;
    internal const int Blocks = 16;
    internal const int BlockBytes = 1 << 16;

    private static readonly string[] TokenizerFiles =
    [
        "added_tokens.json", "merges.txt", "special_tokens_map.json", "tokenizer.json", "tokenizer.model", "tokenizer_config.json", "vocab.json",
    ];

    /// <summary>Reads a model's folder.</summary>
    /// <param name="folder">A folder in Hugging Face layout.</param>
    /// <exception cref="CheckpointException">The folder or a file in it cannot be read.</exception>
    public static ModelFingerprint Of(string folder)
    {
        try
        {
            var tokenizer = HashOf(TokenizerFiles.Select(name => Path.Combine(folder, name)).Where(File.Exists));
            var settings = new[] { "config.json", "generation_config.json" }.Select(name => Path.Combine(folder, name)).Where(File.Exists);
            var weights = Directory.GetFiles(folder, "*.safetensors").Order(StringComparer.Ordinal).ToArray();
            var all = HashOf(settings.Concat(weights), tokenizer);
            return new ModelFingerprint(all, tokenizer, weights.Sum(LengthOf));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"Cannot read the model in {folder}: {exception.Message}", exception);
        }
    }

    private static string HashOf(IEnumerable<string> files, string start = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(start));
        foreach (var path in files)
        {
            using var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
            var length = RandomAccess.GetLength(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{Path.GetFileName(path)} {length.ToString(CultureInfo.InvariantCulture)}\n"));
            foreach (var (offset, count) in FingerprintRanges.Of(path, file, length))
            {
                Append(hash, file, offset, count, path);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset, long count, string path)
    {
        var buffer = new byte[BlockBytes];
        while (count > 0)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(count, buffer.Length)), offset);
            if (read == 0)
            {
                throw new IOException($"{path} became shorter while it was read.");
            }

            hash.AppendData(buffer, 0, read);
            (offset, count) = (offset + read, count - read);
        }
    }

    private static long LengthOf(string path)
    {
        using var file = File.OpenHandle(path);
        return RandomAccess.GetLength(file);
    }
}
