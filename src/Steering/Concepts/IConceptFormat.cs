namespace SteerCluster.Steering.Concepts;

/// <summary>A file format of contrastive data.</summary>
public interface IConceptFormat
{
    /// <summary>The name that a sweep file gives as <c>format</c>.</summary>
    string Name { get; }

    /// <summary>Whether a file with such a first item is in this format.</summary>
    /// <param name="isArray">Whether the file is one JSON array; otherwise it has one JSON object a line.</param>
    /// <param name="fields">The field names of the first item.</param>
    bool Recognises(bool isArray, IReadOnlySet<string> fields);

    /// <summary>Reads all items in file order.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="ConceptException">The file is empty, or a line is malformed.</exception>
    IReadOnlyList<ConceptRow> Read(string text, string file);
}
