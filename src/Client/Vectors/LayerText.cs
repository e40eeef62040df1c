namespace SteerCluster.Client.Vectors;

/// <summary>Layers in words.</summary>
internal static class LayerText
{
    /// <summary><c>layer 12</c>, <c>layers 8, 10-12</c>.</summary>
    public static string Of(IReadOnlyList<int> layers) => $"{(layers.Count == 1 ? "layer" : "layers")} {Short(layers)}";

    /// <summary><c>8, 10-12</c>: neighbours as ranges.</summary>
    public static string Short(IReadOnlyList<int> layers)
    {
        var parts = new List<string>();
        for (var first = 0; first < layers.Count;)
        {
            var last = first;
            while (last + 1 < layers.Count && layers[last + 1] == layers[last] + 1)
            {
                last++;
            }

            parts.Add(last == first ? $"{layers[first]}" : $"{layers[first]}-{layers[last]}");
            first = last + 1;
        }

        return string.Join(", ", parts);
    }
}
