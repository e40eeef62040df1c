using System.Globalization;
using SteerCluster.Client.Failures;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Client.Vectors;

/// <summary>Which of a cell's swept layers are exported: <c>best</c>, <c>all</c>, or layers and ranges such as <c>8,10-12</c>.</summary>
internal sealed record LayerChoice
{
    public const string Expected = "best, all, or layers and ranges such as 12 or 8,10-12";
    private IReadOnlyList<(int First, int Last)> Parts { get; init; } = [];

    /// <summary>The layer with the largest delta.</summary>
    public static LayerChoice Best { get; } = new();

    /// <summary>Every swept layer.</summary>
    public static LayerChoice All { get; } = new() { Parts = [(0, int.MaxValue)] };

    /// <summary>Reads a choice; null when it is none.</summary>
    public static LayerChoice? Parse(string text)
    {
        if (text is "best" or "all")
        {
            return text == "best" ? Best : All;
        }

        var parts = new List<(int First, int Last)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Layer(ends[0], out var first) || !Layer(ends[^1], out var last) || last < first)
            {
                return null;
            }

            parts.Add((first, last));
        }

        return new LayerChoice { Parts = parts };
    }

    /// <summary>The chosen layers, ascending. A range takes what was swept of it; a layer by itself must have been swept.</summary>
    /// <exception cref="ClientException">A layer was not swept, or the best one is not known.</exception>
    public IReadOnlyList<int> Of(SavedVectors saved)
    {
        if (Parts.Count == 0)
        {
            var best = saved.BestLayer ?? throw new ClientException($"{saved.Path}: no summary.json beside it tells the best layer; name layers with --layers.");
            return [Swept(saved, best, best)[0]];
        }

        return [.. Parts.SelectMany(part => Swept(saved, part.First, part.Last)).Distinct().Order()];
    }

    private static int[] Swept(SavedVectors saved, int first, int last)
    {
        var layers = saved.Layers.Where(layer => layer >= first && layer <= last).ToArray();
        return layers.Length > 0
            ? layers
            : throw new ClientException(
                $"layer {(first == last ? $"{first}" : $"{first}-{last}")} of {saved.Model} was not swept for {saved.Concept}; swept are {string.Join(", ", saved.Layers)}. Change --layers.");
    }

    private static bool Layer(string text, out int layer) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out layer);
}
