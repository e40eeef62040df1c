using System.CommandLine;
using System.Net;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Cluster.Watching;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Launching;

/// <summary><c>steer launch SWEEP.yaml</c>: a sweep on the cluster.</summary>
internal static class LaunchVerb
{
    public static Command Create(TimeProvider clock)
    {
        var sweep = new Argument<string>("SWEEP.yaml") { Description = "The sweep file." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Launch without asking." };
        var watch = new Option<bool>("--watch", "-w") { Description = "Watch it until it is done." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the plan and do nothing." };
        var baseFolder = new Option<string?>("--base-folder")
        {
            Description = "The folder, as the silos see it, that relative model paths start from. [default: the sweep file's]",
            HelpName = "DIR",
        };
        var accelerator = new Option<bool>("--accelerator-only") { Description = "Measure on silos with an accelerator alone." };
        var shards = new Option<int>("--shards") { Description = "Split each model over so many silos at least.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var verb = new Verb("launch", "Run a sweep on the cluster. The same file again resumes it; a changed one amends it, and keeps what is measured.")
        {
            Examples =
            [
                ("steer launch sweep.yaml", "print the plan, ask, launch"),
                ("steer launch sweep.yaml --yes --watch", "and watch it"),
                ("steer launch sweep.yaml --dry-run", "the plan alone"),
            ],
        };
        verb.Add(sweep);
        verb.Add(yes);
        verb.Add(watch);
        verb.Add(dryRun);
        verb.Add(baseFolder);
        verb.Add(accelerator);
        verb.Add(shards);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var file = parsed.GetRequiredValue(sweep);
            var request = SweepUpload.Of(file, parsed.GetValue(baseFolder)) with
            {
                AllowCpu = !parsed.GetValue(accelerator),
                Shards = parsed.GetValue(shards),
            };
            var plan = await Plan(client, request, required: parsed.GetValue(dryRun), cancellation);
            if (plan is not null)
            {
                PlanText.Print(screen, plan);
            }
            else
            {
                screen.Remark("this cluster gives no plan before a launch");
            }

            if (parsed.GetValue(dryRun))
            {
                screen.Json(plan!);
                screen.Next(($"steer launch {NextCommands.Quote(file)} --yes", "launch it"));
                return 0;
            }

            if (!parsed.GetValue(yes) && !Agrees(screen, plan))
            {
                screen.Line("nothing was launched");
                return FailureReport.Failed;
            }

            var info = await client.Post("v1/sweeps", request, ApiJson.Default.LaunchRequest, ApiJson.Default.SweepInfo, cancellation);
            screen.Line($"{(plan?.Exists == true ? "resumed" : "launched")} {info.Id}: {info.State}");
            if (parsed.GetValue(watch))
            {
                return await new WatchSession(client, screen, clock).Run(info.Id, cancellation);
            }

            screen.Json(info);
            var id = NextCommands.Quote(info.Id);
            screen.Next(
                ($"steer watch {id}", "how it goes on"),
                ($"steer status {id}", "where it stands"),
                ($"steer results {id}", "fetch the result files"));
            return 0;
        });
    }

    /// <summary>The plan; null where the cluster makes none and none is required.</summary>
    private static async Task<PlanInfo?> Plan(ApiClient client, LaunchRequest request, bool required, CancellationToken cancellation)
    {
        try
        {
            return await client.Post("v1/sweeps?dry_run=true", request, ApiJson.Default.LaunchRequest, ApiJson.Default.PlanInfo, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.NotImplemented && !required)
        {
            return null;
        }
    }

    private static bool Agrees(Screen screen, PlanInfo? plan)
    {
        if (!screen.IsTerminal || Console.IsInputRedirected)
        {
            throw new ClientException("there is no terminal to ask on; give --yes to launch, or --dry-run to see the plan.");
        }

        Console.Write(plan is null ? "Launch? [y/N] " : $"Launch {Amount.Count(plan.UnitCount - plan.UnitsDone, "unit")}? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
