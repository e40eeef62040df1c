using SteerCluster.Api.Contracts;
using SteerCluster.Api.Problems;

namespace SteerCluster.Api.Sweeps;

/// <summary>Checks what a launch sends before any silo sees it. The sweep's text is checked by the sweep's reader, in the cluster.</summary>
internal static class LaunchChecks
{
    private const int MaxFiles = 10_000;
    private const int MaxName = 500;
    private const int MaxShards = 64;

    // A sweep file may name its data by ../concepts/x. Silos look the names up in the request and open none of them.
    private const int MaxAscents = 16;

    /// <exception cref="ApiException">Something cannot be used.</exception>
    public static void Require(LaunchRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Contains('\0'))
        {
            throw ApiException.Bad("text: expected the sweep file's YAML.");
        }

        if (request.BaseFolder.Length > 4096 || request.BaseFolder.Any(char.IsControl))
        {
            throw ApiException.Bad("base_folder: expected a folder as the silos see it, or nothing.");
        }

        if (request.Shards is < 1 or > MaxShards)
        {
            throw ApiException.Bad($"shards: {request.Shards}; expected 1 to {MaxShards}.");
        }

        if (request.Files.Count > MaxFiles)
        {
            throw ApiException.Bad($"files: {request.Files.Count} files; at most {MaxFiles} are taken.");
        }

        foreach (var (name, content) in request.Files)
        {
            RequireName(name);
            if (content is null)
            {
                throw ApiException.Bad($"files: '{Shown(name)}' has no content.");
            }
        }
    }

    /// <summary>Relative, with forward slashes; it may begin with <c>..</c> but not climb after that.</summary>
    public static bool IsName(string name)
    {
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl) || name.IndexOfAny(['\\', ':']) >= 0 || name[0] == '/')
        {
            return false;
        }

        var parts = name.Split('/');
        var ascents = parts.TakeWhile(part => part == "..").Count();
        return ascents <= MaxAscents
            && ascents < parts.Length
            && parts.Skip(ascents).All(part => part.Length > 0 && part != "..")
            && parts[^1] != ".";
    }

    private static void RequireName(string name)
    {
        if (!IsName(name))
        {
            throw ApiException.Bad(
                $"files: '{Shown(name)}' is no path of a concept file; expected one relative to the sweep file, with forward slashes, without a drive, and with '..' at its beginning alone.");
        }
    }

    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
