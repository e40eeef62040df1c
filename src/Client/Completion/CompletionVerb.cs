using System.CommandLine;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Completion;

/// <summary><c>steer completion SHELL</c>: a script that completes command lines.</summary>
internal static class CompletionVerb
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "The shell." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys.Order(StringComparer.Ordinal)]);
        var verb = new Verb("completion", "Print a script that completes steer's command lines in a shell.")
        {
            Examples = [("eval \"$(steer completion bash)\"", "in ~/.bashrc"), ("steer completion fish | source", "in config.fish")],
        };
        verb.Add(shell);
        verb.Runs((parsed, screen) =>
        {
            var name = parsed.GetRequiredValue(shell);
            screen.Json(new { Shell = name, Script = CompletionScripts.All[name] });
            screen.Line(CompletionScripts.All[name]);
            return 0;
        });
        return verb;
    }
}
