using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SteerCluster.ServiceDefaults;
using SteerCluster.ServiceDefaults.Logging;

namespace SteerCluster.Silo.Tests.Logging;

public sealed class JsonLogFormatterTests
{
    [Fact]
    public void Write_MessageInScope_HasItsValuesAsFields()
    {
        var scopes = new LoggerExternalScopeProvider();
        using var _ = scopes.Push(new Dictionary<string, object?> { ["Sweep"] = "demo", ["Unit"] = "demo/tiny/ocean/3" });

        var line = Write(scopes, [KeyValuePair.Create("Rows", (object?)12), KeyValuePair.Create("{OriginalFormat}", (object?)"Measured {Rows}")]);

        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("silo-1", json.GetProperty("silo").GetString());
        Assert.Equal("demo", json.GetProperty("sweep").GetString());
        Assert.Equal("demo/tiny/ocean/3", json.GetProperty("unit").GetString());
        Assert.Equal("12", json.GetProperty("rows").GetString());
        Assert.Equal("Measured 12", json.GetProperty("message").GetString());
        Assert.Equal("Warning", json.GetProperty("level").GetString());
        Assert.Equal(7, json.GetProperty("id").GetInt32());
    }

    [Fact]
    public void Write_MessageWithLineBreaks_StaysOneLine() =>
        Assert.Equal(1, Write(new LoggerExternalScopeProvider(), [KeyValuePair.Create("Text", (object?)"a\nb")]).Count(c => c == '\n'));

    private static string Write(IExternalScopeProvider scopes, KeyValuePair<string, object?>[] state)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new JsonLogFormatter(new ServiceIdentity("test", "silo-1"), TimeProvider.System).Write(
            new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Warning, "Test", new EventId(7), state, null, (values, _) => "Measured " + values[0].Value), scopes, writer);
        return writer.ToString();
    }
}
