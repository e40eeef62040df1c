using System.Globalization;
using SteerCluster.Steering.Spelling;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SteerCluster.Steering.Sweeps;

/// <summary>What a YAML node holds, by YAML 1.2's core schema.</summary>
internal static class SpecNodes
{
    private const int MaxText = 60;

    /// <summary>Whether it is a plain <c>null</c>, <c>~</c> or nothing; a quoted one is text.</summary>
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>A finite number, or null.</summary>
    public static double? Number(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } scalar
        && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            // Minus zero would be a second zero.
            ? number + 0.0
            : null;

    /// <summary>The node as an error shows it, on one line.</summary>
    public static string Text(YamlNode node)
    {
        var text = node switch
        {
            YamlScalarNode scalar => scalar.Value ?? "",
            YamlSequenceNode list => $"[{string.Join(", ", list.Select(Text))}]",
            YamlMappingNode map => $"{{{string.Join(", ", map.Select(pair => $"{Text(pair.Key)}: {Text(pair.Value)}"))}}}",
            _ => node.ToString(),
        };
        text = text.ReplaceLineEndings(" ");
        return text.Length <= MaxText ? text : $"{text[..MaxText]}...";
    }

    public static string DidYouMean(string name, IEnumerable<string> candidates) =>
        EditDistance.Closest(name, candidates) is { } closest ? $" (did you mean {closest}?)" : "";
}
