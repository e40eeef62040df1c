using YamlDotNet.RepresentationModel;

namespace SteerCluster.Steering.Sweeps;

/// <summary>Reads a selection of layers.</summary>
internal static class LayersReader
{
    public static LayerSelection? Read(SpecMap map, string key, bool allowBest)
    {
        switch (map.Node(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: "all" }:
                return new LayerSelection.Every();
            case YamlScalarNode { Value: "best" } when allowBest:
                return new LayerSelection.Best();
            case YamlSequenceNode { Children.Count: > 0 } list when list.All(item => IsLayer(SpecNodes.Number(item))):
                return new LayerSelection.Chosen([.. list.Select(item => SpecNodes.Number(item)!.Value)]);
            case YamlMappingNode:
                return ReadRange(map.Map(key)!);
            default:
                map.Problem(key, $"expected all, {(allowBest ? "best, " : "")}a list such as [3, 4, 5] or a range such as {{from: 0.33}}; "
                    + "numbers are layers from 0 on, or depth fractions below 1");
                return null;
        }
    }

    private static LayerSelection.Range ReadRange(SpecMap map)
    {
        const string expected = "a layer (a whole number from 0 on) or a depth fraction below 1";
        var range = new LayerSelection.Range(
            map.Number("from", number => IsLayer(number), expected) ?? 0,
            map.Number("to", number => IsLayer(number), expected),
            map.Integer("step", 1) ?? 1);
        if (range.To < range.From && range.From >= 1 == range.To >= 1)
        {
            map.Problem("to", "expected from or more");
        }

        map.Finish();
        return range;
    }

    private static bool IsLayer(double? number) => number is >= 0 and < 1
        || (number is >= 1 and < int.MaxValue && number == Math.Floor(number.Value));
}
