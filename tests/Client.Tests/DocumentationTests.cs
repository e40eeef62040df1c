using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests;

public sealed partial class DocumentationTests
{
    [Fact]
    public void CommandLine_EveryVerb_HasASection()
    {
        var headings = Lines("cli.md").Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

        Assert.Equal(Verbs(SteerCommand.Create(TimeProvider.System), "").Order(), headings.Order());
    }

    [Fact]
    public void Protocol_SweepFileTable_HasEveryKeyOfTheSchemaAndNoOther()
    {
        var (leaves, sections) = (new List<string>(), new List<string>());
        Walk(JsonNode.Parse(SweepSchema.Generate())!, "", leaves, sections);

        Assert.Equal(leaves.Order(), DocumentedKeys().Except(sections).Order());
    }

    private static string[] Lines(string document) => File.ReadAllLines(Path.Combine(SharedData.Repository, "docs", document));

    private static IEnumerable<string> Verbs(Command command, string path)
    {
        var verbs = command.Subcommands.Where(verb => !verb.Hidden).ToArray();
        return verbs.Length == 0 ? [path] : verbs.SelectMany(verb => Verbs(verb, $"{path} {verb.Name}".TrimStart()));
    }

    private static void Walk(JsonNode schema, string path, List<string> leaves, List<string> sections)
    {
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var key = path.Length == 0 ? name : $"{path}.{name}";
            if (property!["items"]?["properties"] is not null)
            {
                Walk(property["items"]!, $"{key}[]", leaves, sections);
            }
            else if (property["properties"] is not null)
            {
                sections.Add(key);
                Walk(property, key, leaves, sections);
            }
            else
            {
                leaves.Add(key);
            }
        }
    }

    /// <summary>The first cells of the sweep file's table; <c>`a[].b`, `.c`</c> names a[].b and a[].c.</summary>
    private static IEnumerable<string> DocumentedKeys()
    {
        var section = Lines("protocol.md").SkipWhile(line => line != "## Sweep file").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        foreach (var row in section.Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var parent = "";
            foreach (Match name in Quoted().Matches(row.Split('|')[1]))
            {
                var text = name.Groups[1].Value;
                var key = text[0] == '.' ? parent + text : text;
                parent = key[..Math.Max(0, key.LastIndexOf('.'))];
                yield return key;
            }
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
