using System.CommandLine;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Tests.Verbs;

public sealed class SteerCommandTests
{
    /// <summary>Whatever a user types is a usage error at worst: a parser that throws would print a stack.</summary>
    [Fact]
    public void Parse_NonsenseForAnyOption_DoesNotThrow()
    {
        var root = SteerCommand.Create(TimeProvider.System);
        var options = Commands([], root).SelectMany(command => command.Command.Options.Select(option => (command.Path, Option: option))).ToArray();

        Assert.Contains(options, one => one.Option.Name == "--resamples");
        Assert.All(options, one => Assert.NotNull(root.Parse([.. one.Path, one.Option.Name, "?"]).Errors));
    }

    private static IEnumerable<(string[] Path, Command Command)> Commands(string[] path, Command command) =>
        command.Subcommands.SelectMany(verb => Commands([.. path, verb.Name], verb)).Prepend((path, command));
}
