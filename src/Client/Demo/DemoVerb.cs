using System.CommandLine;
using SteerCluster.Client.Report;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Demo;

/// <summary><c>steer demo</c>: a whole sweep over the tiny models of the repository.</summary>
internal static class DemoVerb
{
    private const string Caution =
        "These tiny models are trained to be steerable: the numbers show that the tool works and say nothing about real models.";

    public static Command Create(TimeProvider clock)
    {
        var examples = new Option<string?>("--examples") { Description = "The folder 'examples' of a checkout. [default: found above the current folder or this program]", HelpName = "DIR" };
        var settings = new RunSettings();
        var verb = new Verb("demo", "Run the example sweep: six tiny models, three concepts, all layers from a third of the depth on.")
        {
            Examples = [("steer demo", "into ./demo-results"), ("steer demo --output /tmp/demo --threads 2", "elsewhere, with two threads")],
        };
        settings.AddTo(verb);
        verb.Add(examples);
        verb.Runs((parsed, screen) =>
        {
            var file = Path.Combine(ExamplesFolder.Find(parsed.GetValue(examples), Environment.CurrentDirectory, AppContext.BaseDirectory), "demo", "sweep.yaml");
            var spec = SweepSpecReader.Read(file);
            var engine = SweepEngine.InProcess(spec, settings.Read(parsed, defaultOutput: "demo-results"), clock);
            if (new SweepSession(engine, spec, screen, clock).Run() is not { } outcome)
            {
                return Failures.FailureReport.Interrupted;
            }

            var report = new ReportWriter(step => ReportVerb.Progress(screen, step)).Write(new ReportRequest(outcome.Output));
            OutcomeReport.Print(screen, outcome, spec, report.Html);
            ReportScreen.Paths(screen, report);
            screen.Line(Caution);
            screen.Next(
                (ReportVerb.OpenCommand(report.Html), "findings, tables and figures"),
                ($"steer report {Shown(outcome.Output)} --markdown", "the same for an issue or an appendix"),
                ($"steer vectors export {Shown(outcome.Output)}", "the vectors of the best layers, for llama.cpp"),
                ($"cat {Shown(file)}", "the sweep file, to copy for your own models and concepts"),
                ("steer models check DIR", "prove that your own checkpoint runs"));
            return 0;
        });
        return verb;
    }

    private static string Shown(string path) => NextCommands.Quote(Path.GetRelativePath(Environment.CurrentDirectory, path));
}
