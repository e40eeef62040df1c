using System.Collections.Frozen;
using SteerCluster.Steering.Spelling;

namespace SteerCluster.Reporting.Comparison.References;

/// <summary>The reference tables that come with the program: the files of <c>reference/</c>.</summary>
public static class BuiltInReferences
{
    private const string Prefix = "reference/";

    private static readonly Lazy<FrozenDictionary<string, ReferenceStudy>> Studies = new(Load);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ReferenceStudy> All => [.. Studies.Value.Values.OrderBy(study => study.Name, StringComparer.Ordinal)];

    /// <summary>One by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ReportException">There is none of that name; the message names the nearest.</exception>
    public static ReferenceStudy Get(string name)
    {
        if (Studies.Value.TryGetValue(name, out var study))
        {
            return study;
        }

        string[] names = [.. All.Select(known => known.Name)];
        var nearest = EditDistance.Closest(name, names) is { } closest ? $" Did you mean '{closest}'?" : "";
        throw new ReportException(
            $"'{name}' is neither a folder, nor a file, nor the name of a reference table.{nearest} Tables there are: {string.Join(", ", names)}.");
    }

    private static FrozenDictionary<string, ReferenceStudy> Load()
    {
        var assembly = typeof(BuiltInReferences).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                return ReferenceReader.Parse(reader.ReadToEnd(), resource);
            })
            .ToFrozenDictionary(study => study.Name);
    }
}
