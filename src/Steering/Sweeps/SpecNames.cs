namespace SteerCluster.Steering.Sweeps;

/// <summary>What names may look like: they become folders and columns.</summary>
internal static class SpecNames
{
    public const string TitleRule = "expected 1 to 100 characters on one line, without / and \\";

    public const string FolderRule = "expected 1 to 100 letters, digits, dots, hyphens or underscores, not beginning with a dot";

    public const string LabelRule = "expected 1 to 100 characters on one line, without commas and quotes";

    public static bool IsTitle(string name) => IsLine(name) && name.IndexOfAny(['/', '\\']) < 0;

    public static bool IsFolder(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    public static bool IsLabel(string name) => IsLine(name) && name.IndexOfAny([',', '"']) < 0;

    public static string Required(SpecMap map, string key, Func<string, bool> allowed, string rule)
    {
        var value = map.Text(key);
        if (value is null || !allowed(value))
        {
            map.Problem(key, value is null ? $"missing; {rule}" : rule);
        }

        return value ?? "";
    }

    private static bool IsLine(string name) =>
        name.Length is > 0 and <= 100 && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);
}
