using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Concepts;

/// <summary><c>--drop</c>, <c>--strip</c> and <c>--balance</c>: what to do about warts, as a sweep's <c>data</c> section says it.</summary>
internal sealed class WartOptions
{
    private readonly Option<string[]> _drop = Warts("--drop", "Leave out items with these warts.");
    private readonly Option<string[]> _strip = Warts("--strip", "Take these warts out of the text.");
    private readonly Option<bool> _balance = new("--balance") { Description = "Write every item in both orders of its choices." };

    public void AddTo(Command command)
    {
        command.Add(_drop);
        command.Add(_strip);
        command.Add(_balance);
    }

    public DataSpec Read(ParseResult parsed)
    {
        var (drop, strip) = (parsed.GetValue(_drop) ?? [], parsed.GetValue(_strip) ?? []);
        return drop.Intersect(strip).FirstOrDefault() is { } both
            ? throw new ClientException($"--drop and --strip both name {both}; choose one.")
            : new DataSpec
            {
                Wrappers = Choose(LintCodes.Wrappers),
                MetaBlocks = Choose(LintCodes.MetaBlocks),
                Balance = parsed.GetValue(_balance),
            };

        Cleaning Choose(string wart) => drop.Contains(wart) ? Cleaning.Drop : strip.Contains(wart) ? Cleaning.Strip : Cleaning.Keep;
    }

    private static Option<string[]> Warts(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true };
        option.AcceptOnlyFromAmong(LintCodes.Wrappers, LintCodes.MetaBlocks);
        return option;
    }
}
