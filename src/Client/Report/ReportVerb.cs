using System.CommandLine;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Report;

/// <summary><c>steer report DIR</c>: statistics, figures and a page of a finished sweep, whoever ran it.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A result folder: of `steer run`, or of another tool with the same layout." };
        var output = new Option<string?>("--output", "-o") { Description = "Where everything is written. [default: DIR]", HelpName = "DIR" };
        var models = new Option<string?>("--models") { Description = "Facts of models that the files may lack, such as the training method.", HelpName = "FILE" };
        var markdown = new Option<bool>("--markdown") { Description = "Also write report.md, for an issue or an appendix." };
        var noFigures = new Option<bool>("--no-figures") { Description = "Tables and words alone: a small page, at once." };
        var resamples = new Option<int?>("--resamples") { Description = "Bootstrap resamples; 0 for no intervals. [default: those of the sweep, or 2000]", HelpName = "N" };
        resamples.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 1_000_000)
            {
                result.AddError("--resamples: expected a number from 0 to 1000000.");
            }
        });
        var verb = new Verb("report", "Turn a result folder into a page with key findings, tables and figures, and into files for a paper.")
        {
            Examples =
            [
                ("steer report results", "into results/report.html"),
                ("steer report results --markdown", "also as Markdown"),
                ("steer report /data/study/logit_diff_sweep --output study-report", "a folder that must not change"),
            ],
        };
        verb.Add(folder);
        foreach (var option in new Option[] { output, models, markdown, noFigures, resamples })
        {
            verb.Add(option);
        }

        verb.Runs((parsed, screen) =>
        {
            var request = new ReportRequest(parsed.GetRequiredValue(folder))
            {
                Output = parsed.GetValue(output),
                Models = parsed.GetValue(models),
                Markdown = parsed.GetValue(markdown),
                Figures = !parsed.GetValue(noFigures),
                Resamples = parsed.GetValue(resamples),
            };
            var report = new ReportWriter(step => Progress(screen, step)).Write(request);
            ReportScreen.Print(screen, report);
            screen.Next(NextSteps(report, request));
            return 0;
        });
        return verb;
    }

    /// <summary>Says what is done now, where somebody may be waiting.</summary>
    public static void Progress(Screen screen, string step)
    {
        if (screen.IsTerminal)
        {
            screen.Remark($"{step} ...");
        }
    }

    private static IEnumerable<(string CommandLine, string Purpose)> NextSteps(WrittenReport report, ReportRequest request)
    {
        var shown = NextCommands.Quote(request.Folder);
        yield return (OpenCommand(report.Html), "look at it");
        yield return ($"steer compare {shown}", "hold it against published numbers, or against another folder");
        if (report.Data.Results.Cells.Any(cell => File.Exists(Path.Combine(cell.Folder, "vectors.safetensors"))))
        {
            yield return ($"steer vectors export {shown}", "the vectors of the best layers, for llama.cpp");
        }
    }

    /// <summary>What opens a file in the browser of this system.</summary>
    public static string OpenCommand(string path) =>
        $"{(OperatingSystem.IsWindows() ? "start" : OperatingSystem.IsMacOS() ? "open" : "xdg-open")} {NextCommands.Quote(Path.GetRelativePath(Environment.CurrentDirectory, path))}";
}
