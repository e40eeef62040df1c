using System.Globalization;

namespace SteerCluster.Grains.Interfaces;

/// <summary>
/// The keys of grains. Labels may have any character, so each part is escaped as in a URL: no two cells have the same key, and a
/// key's parts can be told apart.
/// </summary>
public static class GrainKeys
{
    /// <summary>The key of a cell's summary grain.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="model">The model's label.</param>
    /// <param name="concept">The concept's name.</param>
    public static string Cell(string sweep, string model, string concept) =>
        $"{Uri.EscapeDataString(sweep)}/{Uri.EscapeDataString(model)}/{Uri.EscapeDataString(concept)}";

    /// <summary>The key of a unit's grain.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="model">The model's label.</param>
    /// <param name="concept">The concept's name.</param>
    /// <param name="layer">0-based block.</param>
    public static string Unit(string sweep, string model, string concept, int layer) =>
        string.Create(CultureInfo.InvariantCulture, $"{Cell(sweep, model, concept)}/{layer}");

    /// <summary>The parts of a key.</summary>
    /// <param name="key">The key of a cell or a unit.</param>
    public static string[] Parts(string key) => [.. key.Split('/').Select(Uri.UnescapeDataString)];
}
