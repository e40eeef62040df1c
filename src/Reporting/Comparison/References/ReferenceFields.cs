using SteerCluster.Steering.Sweeps;
using YamlDotNet.RepresentationModel;

namespace SteerCluster.Reporting.Comparison.References;

/// <summary>The fields of a reference table that have to be there: a missing or bad one is a problem, and reading goes on.</summary>
internal static class ReferenceFields
{
    public static string Text(SpecMap? map, string key) =>
        map is null ? "" : SpecNames.Required(map, key, text => !string.IsNullOrWhiteSpace(text), "expected text");

    /// <param name="map">The section; null where it is absent.</param>
    /// <param name="key">The key.</param>
    /// <param name="min">The least that is allowed.</param>
    /// <param name="otherwise">The answer for a missing or bad value: one that causes no further problems.</param>
    public static int Whole(SpecMap? map, string key, int min, int? otherwise = null)
    {
        if (map is null)
        {
            return min;
        }

        if (map.Node(key) is null)
        {
            map.Problem(key, $"missing; expected a whole number, {min} or more");
        }

        return map.Integer(key, min) ?? otherwise ?? min;
    }

    public static double Number(SpecMap? map, string key, Func<double, bool>? allowed = null, string expected = "a finite number")
    {
        if (map is null)
        {
            return 0;
        }

        if (map.Node(key) is null)
        {
            map.Problem(key, $"missing; expected {expected}");
        }

        return map.Number(key, allowed ?? (_ => true), expected) ?? 0;
    }

    public static string OneOf(SpecMap? map, string key, params string[] names)
    {
        if (map is not null && map.Node(key) is null)
        {
            map.Problem(key, $"missing; expected one of {string.Join(", ", names)}");
        }

        return map?.OneOf(key, names) ?? names[0];
    }

    public static SpecMap? Map(SpecMap map, string key)
    {
        if (map.Node(key) is null)
        {
            map.Problem(key, "missing; expected keys and values below it");
        }

        return map.Map(key);
    }

    /// <summary>A list of texts; empty where it is absent.</summary>
    public static IReadOnlyList<string> Texts(SpecMap map, string key)
    {
        if (map.Node(key) is not { } node)
        {
            return [];
        }

        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.Select(item => ((YamlScalarNode)item).Value!)];
        }

        map.Problem(key, "expected a list of names");
        return [];
    }

    /// <summary>The entry that a field names; null, with a problem, where there is none of that name.</summary>
    public static T? Named<T>(SpecMap map, string key, IReadOnlyList<T> known, Func<T, string> name)
        where T : class
    {
        var text = Text(map, key);
        var found = known.FirstOrDefault(entry => name(entry) == text);
        if (found is null && text.Length > 0)
        {
            var names = known.Select(name).ToArray();
            map.Problem(key, $"not listed under {key}s{SpecNodes.DidYouMean(text, names)}; listed are {string.Join(", ", names)}");
        }

        return found;
    }
}
