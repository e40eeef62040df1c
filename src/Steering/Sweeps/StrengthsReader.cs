using YamlDotNet.RepresentationModel;

namespace SteerCluster.Steering.Sweeps;

/// <summary>Reads strengths; they are kept ascending.</summary>
internal static class StrengthsReader
{
    public static IReadOnlyList<double>? Read(SpecMap map, string key, bool needsZero)
    {
        if (map.Node(key) is not { } node)
        {
            return null;
        }

        var strengths = node is YamlSequenceNode list ? list.Select(SpecNodes.Number).ToList() : [];
        var minimum = needsZero ? 2 : 1;
        if (strengths.Count < minimum || strengths.Contains(null) || strengths.Distinct().Count() != strengths.Count
            || (needsZero && !strengths.Contains(0)))
        {
            map.Problem(key, needsZero
                ? "expected a list of two or more distinct finite numbers with 0 among them, such as [-1, 0, 1]"
                : "expected a list of one or more distinct finite numbers, such as [-1, 0, 1]");
            return null;
        }

        return [.. strengths.Select(strength => strength!.Value).Order()];
    }
}
