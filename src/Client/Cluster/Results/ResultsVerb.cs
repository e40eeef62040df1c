using System.CommandLine;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Results;

/// <summary><c>steer results ID</c>: the result files, as <c>run</c> writes them.</summary>
internal static class ResultsVerb
{
    public static Command Create()
    {
        var id = ClusterVerb.SweepId();
        var output = new Option<string?>("--output", "-o") { Description = "Where to. [default: a folder with the sweep's id]", HelpName = "DIR" };
        var verb = new Verb("results", "Download a sweep's result files: the very files that `steer run` writes.")
        {
            Examples = [("steer results demo", "into ./demo"), ("steer results demo --output results/demo", "elsewhere")],
        };
        verb.Add(id);
        verb.Add(output);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var sweep = parsed.GetRequiredValue(id);
            var folder = Path.GetFullPath(parsed.GetValue(output) ?? sweep);
            var files = await client.Download(
                ApiClient.Sweep(sweep, "files"), body => ResultDownload.Write(body, folder, cancellation), cancellation);
            screen.Json(new { Output = folder, Files = files.Count, Bytes = files.Sum(file => file.Bytes) });
            screen.Line($"{Amount.Count(files.Count, "file")}, {ByteSize.Format(files.Sum(file => file.Bytes))}: {folder}");
            screen.Next(($"steer report {NextCommands.Quote(Path.GetRelativePath(Environment.CurrentDirectory, folder))}", "findings, tables and figures as one page"));
            return 0;
        });
    }
}
