using System.CommandLine;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Verbs;

/// <summary>A command with examples in its help.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that a reader could type, each with what it does.</summary>
    public IReadOnlyList<(string CommandLine, string Purpose)> Examples { get; init; } = [];

    /// <summary>Runs the verb with a screen for its output; the result is the exit code.</summary>
    public void Runs(Func<ParseResult, Screen, int> action) => SetAction(parsed =>
    {
        using var screen = Screen.ForProcess(parsed.GetValue(CommonOptions.Json), parsed.GetValue(CommonOptions.Quiet));
        return action(parsed, screen);
    });
}
