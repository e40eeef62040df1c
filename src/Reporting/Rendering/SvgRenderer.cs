using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SteerCluster.Reporting.Figures;

namespace SteerCluster.Reporting.Rendering;

/// <summary>Draws figures as SVG by Vega in one Node.js process, without a browser and without files.</summary>
public sealed class SvgRenderer
{
    /// <summary>Names the environment variable with the path of node; without it, node is looked for on the PATH.</summary>
    public const string NodeVariable = "STEER_NODE";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string node;

    /// <summary>Makes one.</summary>
    /// <param name="node">The node program; null for that of <see cref="NodeVariable"/>, or <c>node</c>.</param>
    public SvgRenderer(string? node = null) =>
        this.node = node ?? (Environment.GetEnvironmentVariable(NodeVariable) is { Length: > 0 } given ? given : "node");

    /// <summary>Draws figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="theme">Colours and fonts; null for light.</param>
    /// <param name="cancellationToken">Stops the process.</param>
    /// <returns>The drawings; <see cref="SvgRendering.Unavailable"/> says why where Node.js cannot be used.</returns>
    public async Task<SvgRendering> RenderAsync(
        IReadOnlyList<Figure> figures, FigureTheme? theme = null, CancellationToken cancellationToken = default)
    {
        if (figures.Count == 0)
        {
            return new SvgRendering([]);
        }

        using var process = new Process { StartInfo = Start() };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new SvgRendering([], $"figures are not drawn as SVG: '{node}' does not start ({exception.Message}); install Node.js 20 or later, or set {NodeVariable} to its path.");
        }

        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var writing = WriteAsync(process.StandardInput, figures, theme ?? FigureTheme.Light, cancellationToken);
            var drawn = await ReadAsync(process.StandardOutput, cancellationToken);
            await writing;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 && drawn.Count == figures.Count
                ? new SvgRendering(drawn)
                : new SvgRendering([], $"figures are not drawn as SVG: '{node}' ended with exit code {process.ExitCode} after {drawn.Count} of {figures.Count} figures: {LastLine(await errors)}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private ProcessStartInfo Start() => new(node, ["-e", VegaScripts.Render])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = Utf8,
        StandardOutputEncoding = Utf8,
        StandardErrorEncoding = Utf8,
        UseShellExecute = false,
    };

    private static async Task WriteAsync(
        StreamWriter input, IReadOnlyList<Figure> figures, FigureTheme theme, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync($"{JsonSerializer.Serialize<string[]>([VegaScripts.Vega, VegaScripts.VegaLite])}\n".AsMemory(), cancellationToken);
                foreach (var figure in figures)
                {
                    var line = new JsonObject
                    {
                        ["id"] = figure.Id, ["config"] = theme.Config(), ["specification"] = figure.Titled(),
                    };
                    await input.WriteAsync($"{line.ToJsonString()}\n".AsMemory(), cancellationToken);
                }
            }
        }
        catch (IOException)
        {
            // Node.js ended early; its exit code and last words tell why.
        }
    }

    private static async Task<List<RenderedFigure>> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var drawn = new List<RenderedFigure>();
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            var answer = JsonNode.Parse(line)!;
            drawn.Add(new RenderedFigure(
                (string)answer["id"]!, (string?)answer["svg"], [.. answer["messages"]!.AsArray().Select(message => (string)message!)]));
        }

        return drawn;
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(line => line.Contains("Error")) ?? "it said nothing";
}
