namespace SteerCluster.Client.Terminal;

/// <summary>The commands that are useful after one.</summary>
internal static class NextCommands
{
    public static string Format(IReadOnlyList<(string CommandLine, string Purpose)> commands)
    {
        var width = commands.Max(command => command.CommandLine.Length);
        var lines = commands.Select(command => $"  {command.CommandLine.PadRight(width)}  {command.Purpose}");
        return $"{Environment.NewLine}Next:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}";
    }

    /// <summary>A word as a shell takes it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=+@%,\\~".Contains(c))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
