using System.CommandLine;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Verbs;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>The options that <c>run</c>, <c>plan</c> and <c>demo</c> share.</summary>
internal sealed class RunSettings
{
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<long?> _memory = SizeOption.Create("--memory", "Memory for activations, such as 8GiB; weights come on top. [default: 256MiB]");
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Result folder. [default: the one in the sweep file]", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        command.Add(_threads);
        command.Add(_memory);
        command.Add(_output);
    }

    public RunOptions Read(ParseResult parsed, string? defaultOutput = null) => new()
    {
        Threads = parsed.GetValue(_threads),
        ActivationBudget = parsed.GetValue(_memory),
        Output = (parsed.GetValue(_output) ?? defaultOutput) is { } output ? Path.GetFullPath(output) : null,
    };
}
