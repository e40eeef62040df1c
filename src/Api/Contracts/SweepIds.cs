namespace SteerCluster.Api.Contracts;

/// <summary>Ids of sweeps, which are their names: they become parts of addresses and folders.</summary>
internal static class SweepIds
{
    public const string Rule = "expected 1 to 100 letters, digits, dots, hyphens or underscores, not beginning with a dot";
    private const int MaxLength = 100;

    public static bool IsId(string text) => text.Length is > 0 and <= MaxLength && text[0] != '.' && text.All(IsIdCharacter);

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
