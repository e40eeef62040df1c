using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Prompts;

namespace SteerCluster.Client.Models;

/// <summary><c>steer models check DIR</c>: proves that a checkpoint loads and runs, and that its numbers are right.</summary>
internal static class ModelsCheckVerb
{
    public static Command Create(TimeProvider clock)
    {
        var folder = new Argument<string>("DIR") { Description = "A checkpoint's folder, or one with a tokenizer alone." };
        var golden = new Option<string?>("--golden") { Description = "Compare logits, residual streams and continuations with this manifest.", HelpName = "MANIFEST" };
        var tokenizations = new Option<string?>("--tokenizations") { Description = "Compare the tokenizer with the known results in this folder.", HelpName = "DIR" };
        var format = new Option<string?>("--prompt-format") { Description = "Chat format. [default: chosen as a run would]", HelpName = "NAME" };
        format.CompletionSources.Add([.. PromptFormats.All.Keys.Order(StringComparer.Ordinal)]);
        var threads = CommonOptions.Threads();
        var verb = new Verb("check", "Prove that a checkpoint loads and runs: shapes, types, finite weights, a forward pass with its speed.")
        {
            Examples =
            [
                ("steer models check ~/models/Qwen3-4B", "before a long sweep"),
                ("steer models check DIR --golden manifest.json", "against golden vectors"),
                ("steer models check DIR --tokenizations DIR", "the tokenizer and the chat format"),
            ],
        };
        verb.Add(folder);
        verb.Add(golden);
        verb.Add(tokenizations);
        verb.Add(format);
        verb.Add(threads);
        verb.Runs((parsed, screen) => Run(
            new CheckRequest(
                parsed.GetRequiredValue(folder), parsed.GetValue(golden), parsed.GetValue(tokenizations), parsed.GetValue(format), parsed.GetValue(threads)),
            screen,
            clock));
        return verb;
    }

    private static int Run(CheckRequest request, Screen screen, TimeProvider clock)
    {
        var findings = new List<Finding>();
        foreach (var finding in ModelCheck.Run(request, clock))
        {
            findings.Add(finding);
            Print(screen, finding);
        }

        var failed = findings.Count(finding => finding.Passed == false);
        screen.Json(new { Folder = Path.GetFullPath(request.Folder), Passed = failed == 0, Checks = findings });
        screen.Line(failed == 0 ? "ok" : $"{failed} of {findings.Count} checks failed");
        if (failed == 0)
        {
            screen.Next(
                ("steer concepts lint FILE", "look at the data"),
                ("steer plan SWEEP.yaml", "what a sweep with this model costs"));
        }

        return failed == 0 ? 0 : FailureReport.Failed;
    }

    private static void Print(Screen screen, Finding finding)
    {
        var mark = finding.Passed switch { true => "ok", false => "FAILED", null => "-" };
        screen.Line($"{mark,-6}  {finding.Check}: {finding.Text}");
        foreach (var detail in finding.Details.Where(_ => !screen.IsQuiet || finding.Passed == false))
        {
            screen.Line($"          {detail}");
        }
    }
}
