using System.Text.Json;
using Spectre.Console;

namespace SteerCluster.Client.Terminal;

/// <summary>
/// Where a verb writes: results on standard output, errors on standard error. With <c>--json</c> standard output gets the JSON
/// object alone; with <c>--quiet</c> results alone.
/// </summary>
internal sealed class Screen : IDisposable
{
    // Wide enough that no table of a file or pipe is wrapped.
    private const int PipeWidth = 400;
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    public Screen(TextWriter output, TextWriter error, bool json = false, bool quiet = false, bool isTerminal = false, bool color = false)
    {
        (_output, _error, IsJson, IsQuiet, IsTerminal) = (output, error, json, quiet, isTerminal && !json);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = IsTerminal && color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!IsTerminal)
        {
            Console.Profile.Width = PipeWidth;
        }
    }

    /// <summary>Spectre's console on standard output, without colours or controls when it is no terminal.</summary>
    public IAnsiConsole Console { get; }

    public bool IsJson { get; }

    public bool IsQuiet { get; }

    /// <summary>Whether output may be redrawn in place.</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether text for people is wanted at all.</summary>
    public bool IsHuman => !IsJson;

    /// <summary>The screen of this process.</summary>
    public static Screen ForProcess(bool json, bool quiet)
    {
        var capable = !System.Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var color = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Screen(System.Console.Out, System.Console.Error, json, quiet, capable, color);
    }

    /// <summary>A line of a result; nothing with <c>--json</c>.</summary>
    public void Line(string text = "")
    {
        if (IsHuman)
        {
            Console.WriteLine(text);
        }
    }

    /// <summary>A result that is itself a file: written as it is, never wrapped; nothing with <c>--json</c>.</summary>
    public void Verbatim(string text)
    {
        if (IsHuman)
        {
            _output.Write(text);
            _output.Flush();
        }
    }

    /// <summary>A line that helps but is no result; nothing with <c>--json</c> or <c>--quiet</c>.</summary>
    public void Remark(string text)
    {
        if (!IsQuiet)
        {
            Line(text);
        }
    }

    /// <summary>The commands that are useful now.</summary>
    public void Next(params IEnumerable<(string CommandLine, string Purpose)> commands) => Remark(NextCommands.Format([.. commands]));

    public void Table(ResultTable table)
    {
        if (IsHuman)
        {
            Console.Write(table.Render(IsTerminal));
        }
    }

    /// <summary>The result as one line of JSON; nothing without <c>--json</c>.</summary>
    public void Json(object result)
    {
        if (IsJson)
        {
            _output.WriteLine(JsonSerializer.Serialize(result, JsonText.Options));
            _output.Flush();
        }
    }

    public void JsonFailure(string message, int exitCode) => Json(new { Error = message, ExitCode = exitCode });

    public void Error(string message) => ErrorHint($"steer: error: {message}");

    public void Warn(string message) => ErrorHint($"steer: warning: {message}");

    /// <summary>A line on standard error as it is.</summary>
    public void ErrorHint(string text)
    {
        _error.WriteLine(text);
        _error.Flush();
    }

    public void Dispose() => _output.Flush();
}
