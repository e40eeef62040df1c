using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SteerCluster.Client.Verbs;

/// <summary>The library's help, followed by the verb's examples.</summary>
internal sealed class ExamplesHelp(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Puts examples under the help of a command and of all below it.</summary>
    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ExamplesHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            var width = verb.Examples.Max(example => example.CommandLine.Length);
            foreach (var (commandLine, purpose) in verb.Examples)
            {
                output.WriteLine($"  {commandLine.PadRight(width)}  {purpose}");
            }

            output.WriteLine();
        }

        return code;
    }
}
