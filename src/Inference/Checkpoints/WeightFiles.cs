using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>Which files of a folder hold a model's weights: <c>model.safetensors</c>, else the shards of its index, else the only safetensors file.</summary>
/// <param name="Index">For a sharded model, the file name of each tensor; else null.</param>
/// <param name="Names">The file names.</param>
internal sealed record WeightFiles(FrozenDictionary<string, string>? Index, ImmutableArray<string> Names)
{
    private const string Single = "model.safetensors";
    private const string IndexName = "model.safetensors.index.json";

    public static WeightFiles Find(string folder, ProblemList problems)
    {
        if (File.Exists(Path.Combine(folder, Single)))
        {
            return new(null, [Single]);
        }

        if (File.Exists(Path.Combine(folder, IndexName)))
        {
            return FromIndex(folder, problems);
        }

        var found = Directory.GetFiles(folder, "*.safetensors").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToArray();
        if (found.Length != 1)
        {
            problems.Add(found.Length == 0
                ? $"there is no {Single}, no {IndexName} and no other *.safetensors; fetch or convert the weights"
                : $"there are {found.Length} *.safetensors files but no {IndexName} that says what they hold; add it, or leave one file");
            return new(null, []);
        }

        return new(null, [.. found]);
    }

    private static WeightFiles FromIndex(string folder, ProblemList problems)
    {
        using var document = JsonFile.Parse(Path.Combine(folder, IndexName));
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!document.RootElement.TryGetProperty("weight_map", out var map) || map.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{IndexName}: weight_map is missing or no object; it must name the file of each tensor");
            return new(null, []);
        }

        foreach (var property in map.EnumerateObject())
        {
            if (JsonFields.Text(property.Value) is not { } file)
            {
                problems.Add($"{IndexName}: the file of tensor {property.Name} is {property.Value.ValueKind}; it must be a file name");
            }
            else if (!index.TryAdd(property.Name, file))
            {
                problems.Add($"{IndexName}: tensor {property.Name} stands there twice, in {index[property.Name]} and {file}");
            }
        }

        var names = index.Values.Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var name in names.Where(name => !IsPlain(name)))
        {
            problems.Add($"{IndexName}: it names the file {name}; it must be the plain name of a file in the same folder");
        }

        foreach (var name in names.Where(name => IsPlain(name) && !File.Exists(Path.Combine(folder, name))))
        {
            problems.Add($"{IndexName}: it names the file {name}, which is not there; fetch it");
        }

        return new(index.ToFrozenDictionary(), [.. names.Where(name => IsPlain(name) && File.Exists(Path.Combine(folder, name)))]);
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.AsSpan().ContainsAny('/', '\\', '\0') && !Path.IsPathRooted(name);
}
