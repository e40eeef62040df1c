using System.CommandLine;
using System.CommandLine.Invocation;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Failures;

/// <summary>Command lines that cannot be understood.</summary>
internal static class UsageErrors
{
    public const int ExitCode = 2;

    /// <summary>Prints what is wrong with a command line, one line a problem, and returns the exit code; null when nothing is.</summary>
    public static int? Report(ParseResult parsed, Screen screen)
    {
        if (parsed.Action is not ParseErrorAction)
        {
            return null;
        }

        var problems = Problems(parsed).ToArray();
        foreach (var problem in problems)
        {
            screen.Error(problem);
        }

        var names = Ancestry(parsed.CommandResult).Reverse();
        screen.ErrorHint($"`{string.Join(' ', names)} --help` shows what there is.");
        screen.JsonFailure(string.Join("\n", problems), ExitCode);
        return ExitCode;
    }

    private static IEnumerable<string> Problems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var verbs = command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name).ToArray();
        if (verbs.Length > 0 && parsed.UnmatchedTokens is [var word, ..])
        {
            yield return $"'{word}' is no verb of {command.Name}.{NearestWord.Suggestion(word, verbs)}";
            yield break;
        }

        if (verbs.Length > 0 && parsed.CommandResult.Children.All(child => child is not System.CommandLine.Parsing.CommandResult))
        {
            yield return $"{command.Name} needs a verb: {string.Join(", ", verbs)}.";
            yield break;
        }

        foreach (var error in parsed.Errors.Select(error => OneLine(error.Message)).Distinct())
        {
            var unknown = parsed.UnmatchedTokens.FirstOrDefault(token => error.Contains($"'{token}'", StringComparison.Ordinal));
            yield return unknown is null ? error : $"{error}{NearestWord.Suggestion(unknown, command.Options.Select(option => option.Name))}";
        }
    }

    // The library lists allowed values on lines of their own.
    private static string OneLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 1 ? lines[0] : $"{lines[0]} {string.Join(", ", lines[1..])}.";
    }

    private static IEnumerable<string> Ancestry(System.CommandLine.Parsing.SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
        {
            if (result is System.CommandLine.Parsing.CommandResult command)
            {
                yield return command.Command is RootCommand ? "steer" : command.Command.Name;
            }
        }
    }
}
