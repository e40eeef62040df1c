using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace SteerCluster.ServiceDefaults.Logging;

/// <summary>One JSON object a line outside of development, one short line of text in it.</summary>
internal static class LoggingExtensions
{
    public static void AddStructuredLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        builder.Logging.AddConsole(console =>
            console.FormatterName = builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : JsonLogFormatter.FormatterName);
        builder.Logging.AddSimpleConsole(simple =>
        {
            simple.SingleLine = true;
            simple.TimestampFormat = "HH:mm:ss ";
            simple.UseUtcTimestamp = true;
        });
        builder.Services.PostConfigure<ConsoleLoggerOptions>(console =>
            console.FormatterName = builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : JsonLogFormatter.FormatterName);
    }
}
