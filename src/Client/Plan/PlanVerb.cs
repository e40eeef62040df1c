using System.CommandLine;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Plan;

/// <summary><c>steer plan SWEEP.yaml</c>: what a run would do, without loading weights.</summary>
internal static class PlanVerb
{
    public static Command Create(TimeProvider clock)
    {
        var sweep = new Argument<string>("SWEEP.yaml") { Description = "The sweep file." };
        var settings = new RunSettings();
        var verb = new Verb("plan", "Show what a run would do: units, items, passes, memory, what is done already. Loads no weights.")
        {
            Examples = [("steer plan sweep.yaml", "before a long run"), ("steer plan sweep.yaml --json", "for a script")],
        };
        verb.Add(sweep);
        settings.AddTo(verb);
        verb.Runs((parsed, screen) =>
        {
            var file = parsed.GetRequiredValue(sweep);
            var spec = SweepSpecReader.Read(file);
            using var stop = new StopSignals();
            var preview = SweepEngine.InProcess(spec, settings.Read(parsed), clock).Preview(stop.Token);
            PlanReport.Print(screen, preview, spec);
            screen.Next(
                ($"steer run {NextCommands.Quote(file)}", PlanReport.IsDone(preview) ? "print the results again" : "run what is not done yet"),
                ("steer concepts lint FILE", "look at the data's warts"));
            return 0;
        });
        return verb;
    }
}
