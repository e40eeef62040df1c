using System.Text.Json;

namespace SteerCluster.Sweeping.Tests.Results;

/// <summary>Compares a <c>summary.json</c> with a reference.</summary>
internal static class SummaryJson
{
    /// <summary>The written file begins with the reference's keys in their order, with the same values; only best_delta may be off.</summary>
    public static void AssertBegins(string expected, string written, double deltaTolerance)
    {
        using var a = JsonDocument.Parse(File.ReadAllText(expected));
        using var b = JsonDocument.Parse(File.ReadAllText(written));
        foreach (var property in a.RootElement.EnumerateObject())
        {
            var value = b.RootElement.GetProperty(property.Name);
            if (property.Name == "best_delta")
            {
                Assert.Equal(property.Value.GetDouble(), value.GetDouble(), deltaTolerance);
            }
            else
            {
                Assert.True(JsonElement.DeepEquals(property.Value, value), $"{property.Name}: {property.Value} and {value}");
            }
        }

        var names = a.RootElement.EnumerateObject().Select(p => p.Name).ToArray();
        Assert.Equal(names, b.RootElement.EnumerateObject().Take(names.Length).Select(p => p.Name));
    }
}
