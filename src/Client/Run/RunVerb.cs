using System.CommandLine;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Run;

/// <summary><c>steer run SWEEP.yaml</c>: a whole sweep on this machine, in this process.</summary>
internal static class RunVerb
{
    public static Command Create(TimeProvider clock)
    {
        var sweep = new Argument<string>("SWEEP.yaml") { Description = "The sweep file." };
        var events = new Option<bool>("--events") { Description = "With --json: also one JSON line for each event, before the final object." };
        var settings = new RunSettings();
        var verb = new Verb("run", "Run a sweep on this machine. The same command again resumes; Ctrl-C stops it and keeps the chunks that are done.")
        {
            Examples =
            [
                ("steer run sweep.yaml", "all cells, with progress"),
                ("steer run sweep.yaml --memory 8GiB --threads 16", "bounded"),
                ("steer run sweep.yaml --json > outcome.json", "for a script"),
            ],
        };
        verb.Add(sweep);
        settings.AddTo(verb);
        verb.Add(events);
        verb.Runs((parsed, screen) =>
        {
            var file = parsed.GetRequiredValue(sweep);
            var spec = SweepSpecReader.Read(file);
            var engine = SweepEngine.InProcess(spec, settings.Read(parsed), clock);
            var outcome = new SweepSession(engine, spec, screen, clock).Run(parsed.GetValue(events));
            if (outcome is null)
            {
                return Failures.FailureReport.Interrupted;
            }

            OutcomeReport.Print(screen, outcome, spec);
            screen.Next(
                ($"steer report {NextCommands.Quote(outcome.Output)}", "findings, tables and figures as one page"),
                ($"ls {NextCommands.Quote(outcome.Output)}", "curves and summaries as CSV and JSON, by method, concept and model"),
                ($"steer plan {NextCommands.Quote(file)}", "what is done and what each part costs"));
            return 0;
        });
        return verb;
    }
}
