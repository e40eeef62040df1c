using System.Text.RegularExpressions;
using SteerCluster.Api.Contracts;
using SteerCluster.Api.Problems;

namespace SteerCluster.Api.Sweeps;

/// <summary>Finds and checks the id of a sweep.</summary>
internal static partial class SweepNames
{
    /// <summary>An id of an address; it becomes a grain's key and a folder's name.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public static string Checked(string id) => SweepIds.IsId(id) ? id : throw ApiException.Bad($"'{Shown(id)}' is no sweep id; {SweepIds.Rule}.");

    /// <summary>The id that a launch asks for, or that its text's name gives. The text itself is read and checked by the silos.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static string Of(LaunchRequest request)
    {
        if (request.Id is { } id)
        {
            return Checked(id);
        }

        var name = NameLine().Match(request.Text) is { Success: true } match ? match.Groups["name"].Value : "";
        return name.Length == 0 ? throw ApiException.Bad("sweep.yaml: no line 'name: ...' at the top level, which is the sweep's id; add it, or give 'id'.")
            : SweepIds.IsId(name) ? name
            : throw ApiException.Bad($"sweep.yaml: name: '{Shown(name)}' is the sweep's id in a cluster; {SweepIds.Rule}.");
    }

    private static string Shown(string id) => id.Length <= 40 ? id : $"{id[..40]}...";

    [GeneratedRegex("""^name:[ \t]+(?:"(?<name>[^"\r\n]*)"|'(?<name>[^'\r\n]*)'|(?<name>[^\s#"'][^\r\n#]*?))[ \t]*(?:#.*)?\r?$""", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
