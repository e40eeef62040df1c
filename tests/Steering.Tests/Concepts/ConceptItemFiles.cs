using System.Text.Json;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Concepts;

/// <summary>Concept data that a test writes.</summary>
internal static class ConceptItemFiles
{
    public static string WriteItems(this TemporaryFolder folder, string name, params IEnumerable<(string Question, string Matching)> items) =>
        folder.Write(name, string.Concat(items.Select(item => JsonSerializer.Serialize(new
        {
            question = item.Question,
            matching = item.Matching,
            not_matching = item.Matching == "(A)" ? "(B)" : "(A)",
        }) + "\n")));
}
