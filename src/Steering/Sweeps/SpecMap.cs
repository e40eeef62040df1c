using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace SteerCluster.Steering.Sweeps;

/// <summary>
/// One mapping of a sweep file. Every getter notes its key, adds a problem for a bad value and then answers null, so that reading
/// goes on; <see cref="Finish"/> reports the keys that nothing asked for.
/// </summary>
internal sealed class SpecMap(YamlMappingNode node, string path, List<SpecProblem> problems)
{
    private readonly List<string> asked = [];

    public int Line => (int)node.Start.Line;

    public string Key(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public void Problem(string key, string message) =>
        problems.Add(Find(key) is { } value
            ? new SpecProblem((int)value.Start.Line, Key(key), SpecNodes.Text(value), message)
            : new SpecProblem(Line, Key(key), null, message));

    /// <summary>The node of a key; null where it is absent or null.</summary>
    public YamlNode? Node(string key)
    {
        if (!asked.Contains(key))
        {
            asked.Add(key);
        }

        return Find(key) is { } value && !SpecNodes.IsNull(value) ? value : null;
    }

    public string? Text(string key)
    {
        if (Node(key) is not { } value)
        {
            return null;
        }

        if (value is YamlScalarNode scalar)
        {
            return scalar.Value;
        }

        Problem(key, "expected text");
        return null;
    }

    public int? Integer(string key, int min, int max = int.MaxValue)
    {
        if (Node(key) is not { } value)
        {
            return null;
        }

        if (SpecNodes.Number(value) is { } number && number == Math.Floor(number) && number >= min && number <= max)
        {
            return (int)number;
        }

        Problem(key, max == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"expected a whole number, {min} or more")
            : string.Create(CultureInfo.InvariantCulture, $"expected a whole number from {min} to {max}"));
        return null;
    }

    public double? Number(string key, Func<double, bool> allowed, string expected)
    {
        if (Node(key) is not { } value)
        {
            return null;
        }

        if (SpecNodes.Number(value) is { } number && allowed(number))
        {
            return number;
        }

        Problem(key, $"expected {expected}");
        return null;
    }

    public bool? Flag(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: "true" or "True" or "TRUE" }:
                return true;
            case YamlScalarNode { Value: "false" or "False" or "FALSE" }:
                return false;
            default:
                Problem(key, "expected true or false");
                return null;
        }
    }

    public T? Choice<T>(string key)
        where T : struct, Enum =>
        OneOf(key, Enum.GetNames<T>().Select(name => name.ToLowerInvariant())) is { } name ? Enum.Parse<T>(name, ignoreCase: true) : null;

    public string? OneOf(string key, IEnumerable<string> names)
    {
        var allowed = names.ToList();
        if (Node(key) is not { } value || (value is YamlScalarNode scalar && allowed.Contains(scalar.Value!)))
        {
            return (Find(key) as YamlScalarNode)?.Value is { } text && allowed.Contains(text) ? text : null;
        }

        Problem(key, $"expected one of {string.Join(", ", allowed)}{SpecNodes.DidYouMean(SpecNodes.Text(value), allowed)}");
        return null;
    }

    public SpecMap? Map(string key)
    {
        if (Node(key) is not { } value)
        {
            return null;
        }

        if (value is YamlMappingNode map)
        {
            return new SpecMap(map, Key(key), problems);
        }

        Problem(key, "expected keys and values below it");
        return null;
    }

    /// <summary>A list of mappings; null where it is absent or no list.</summary>
    public IReadOnlyList<SpecMap>? Maps(string key)
    {
        if (Node(key) is not { } value)
        {
            return null;
        }

        if (value is not YamlSequenceNode { Children.Count: > 0 } list || list.Any(item => item is not YamlMappingNode))
        {
            Problem(key, "expected a list of one or more entries, each with keys and values");
            return null;
        }

        return [.. list.Select((item, index) => new SpecMap((YamlMappingNode)item, $"{Key(key)}[{index}]", problems))];
    }

    /// <summary>A list of one or more mappings that has to be there; empty where it is not.</summary>
    public IReadOnlyList<SpecMap> RequiredMaps(string key)
    {
        if (Node(key) is null)
        {
            Problem(key, $"missing; expected a list of one or more {key}");
            return [];
        }

        return Maps(key) ?? [];
    }

    /// <summary>Reports the keys that nothing asked for.</summary>
    public void Finish()
    {
        foreach (var (key, value) in node.Children)
        {
            var name = SpecNodes.Text(key);
            if (!asked.Contains(name))
            {
                problems.Add(new SpecProblem((int)key.Start.Line, Key(name), SpecNodes.Text(value),
                    $"unknown key{SpecNodes.DidYouMean(name, asked)}; known are {string.Join(", ", asked)}"));
            }
        }
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
