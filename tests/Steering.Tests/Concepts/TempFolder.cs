namespace SteerCluster.Steering.Tests.Concepts;

/// <summary>A folder of files that a test writes.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("steer-").FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string WriteItems(string name, params IEnumerable<(string Question, string Matching)> items) =>
        Write(name, string.Concat(items.Select(item => System.Text.Json.JsonSerializer.Serialize(new
        {
            question = item.Question,
            matching = item.Matching,
            not_matching = item.Matching == "(A)" ? "(B)" : "(A)",
        }) + "\n")));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
