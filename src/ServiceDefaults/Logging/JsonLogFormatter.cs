using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace SteerCluster.ServiceDefaults.Logging;

/// <summary>
/// Writes <c>{"time":…,"level":…,"category":…,"id":…,"silo":…,"message":…,"sweep":…,"unit":…}</c>: the values of a message and of its
/// scopes are fields of their own, in camel case, so that a log store can find all lines of a sweep or a unit.
/// </summary>
internal sealed class JsonLogFormatter(ServiceIdentity identity, TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "steercluster-json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var written = new HashSet<string>(StringComparer.Ordinal) { "time", "level", "category", "id", "silo", "message", "error" };
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteNumber("id", logEntry.EventId.Id);
            json.WriteString("silo", identity.Instance);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (logEntry.Exception is { } error)
            {
                json.WriteString("error", error.ToString());
            }

            WriteFields(json, logEntry.State, written);
            scopeProvider?.ForEachScope((scope, writer) => WriteFields(writer, scope, written), json);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteFields(Utf8JsonWriter json, object? state, HashSet<string> written)
    {
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            var field = JsonNamingPolicy.CamelCase.ConvertName(name);
            if (name != "{OriginalFormat}" && written.Add(field))
            {
                json.WriteString(field, Convert.ToString(value, CultureInfo.InvariantCulture));
            }
        }
    }
}
