using System.Globalization;

namespace SteerCluster.Grains.Interfaces.Shards;

/// <summary>The key of a shard's grain: <c>fingerprint/index-of-count@silo</c>.</summary>
/// <param name="Fingerprint">Hash of the model's files.</param>
/// <param name="Index">0-based number of the shard.</param>
/// <param name="Count">Into how many the model is split.</param>
/// <param name="Silo">The name of the silo that has it.</param>
public readonly record struct ShardKey(string Fingerprint, int Index, int Count, string Silo)
{
    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ShardKey Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var at = key.IndexOf('@', Math.Max(0, slash));
        var numbers = slash < 0 || at < 0 ? [] : key[(slash + 1)..at].Split("-of-");
        return numbers.Length == 2
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index < count
            ? new ShardKey(key[..slash], index, count, key[(at + 1)..])
            : throw new FormatException($"{key} is no key of a shard: fingerprint/index-of-count@silo is expected.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fingerprint}/{Index}-of-{Count}@{Silo}");
}
