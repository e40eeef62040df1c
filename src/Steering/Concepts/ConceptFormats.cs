using System.Collections.Frozen;

namespace SteerCluster.Steering.Concepts;

/// <summary>The known formats of contrastive data, by name.</summary>
public sealed class ConceptFormats
{
    /// <summary>The name that asks for detection by content.</summary>
    public const string Auto = "auto";

    private readonly FrozenDictionary<string, IConceptFormat> byName;

    /// <summary>Collects formats.</summary>
    /// <param name="formats">Formats with distinct names.</param>
    /// <exception cref="ArgumentException">Two formats have one name.</exception>
    public ConceptFormats(IEnumerable<IConceptFormat> formats)
    {
        var collected = new Dictionary<string, IConceptFormat>(StringComparer.Ordinal);
        foreach (var format in formats)
        {
            if (format.Name == Auto || !collected.TryAdd(format.Name, format))
            {
                throw new ArgumentException($"Two concept formats are named '{format.Name}'.", nameof(formats));
            }
        }

        byName = collected.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The built-in formats: <c>jsonl</c> (ours: question, matching, not_matching), <c>anthropic</c> (JSON lines), <c>caa</c> (the
    /// same fields in a JSON array, as in nrimsky/CAA), <c>study</c> (the reference study's train and eval arrays).
    /// </summary>
    public static ConceptFormats Default { get; } = new(
    [
        new FieldConceptFormat("jsonl", isArray: false, "question", "matching", "not_matching"),
        new FieldConceptFormat("anthropic", isArray: false, "question", "answer_matching_behavior", "answer_not_matching_behavior"),
        new FieldConceptFormat("caa", isArray: true, "question", "answer_matching_behavior", "answer_not_matching_behavior"),
        new StudyConceptFormat(),
    ]);

    /// <summary>All names in ordinal order, without <c>auto</c>.</summary>
    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether a sweep file may give this name.</summary>
    /// <param name="name">A name, or <c>auto</c>.</param>
    public bool Knows(string name) => name == Auto || byName.ContainsKey(name);

    /// <summary>The format of a text: the one named, or for <c>auto</c> the one that recognises its first item.</summary>
    /// <param name="name">A name, or <c>auto</c>.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="ConceptException">The name is unknown, or no format recognises the text.</exception>
    public IConceptFormat Choose(string name, string text, string file)
    {
        if (name != Auto)
        {
            return byName.TryGetValue(name, out var named)
                ? named
                : throw new ConceptException($"{file}: unknown format '{name}'; known are {Auto}, {string.Join(", ", Names)}.");
        }

        var fields = ConceptRecords.FirstFields(text, file);
        var isArray = ConceptRecords.IsArray(text);
        return byName.Values.FirstOrDefault(format => format.Recognises(isArray, fields))
            ?? throw new ConceptException(
                $"{file}: no format ({string.Join(", ", Names)}) has {(isArray ? "an array" : "lines")} with the fields {string.Join(", ", fields)}.");
    }
}
