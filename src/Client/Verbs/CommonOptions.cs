using System.CommandLine;

namespace SteerCluster.Client.Verbs;

/// <summary>Options that every verb has.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON object and nothing else on standard output.",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print results alone: no progress, no hints.",
        Recursive = true,
    };

    /// <summary>A new <c>--threads</c> option.</summary>
    public static Option<int?> Threads()
    {
        var option = NumberOption.Whole("--threads", "Compute threads. [default: one per processor]", 1, 1024);
        option.Aliases.Add("-t");
        return option;
    }
}
