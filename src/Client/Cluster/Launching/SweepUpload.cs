using SteerCluster.Api.Contracts;
using SteerCluster.Client.Failures;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Cluster.Launching;

/// <summary>Packs a sweep file with the content of its concept files.</summary>
internal static class SweepUpload
{
    private const long MaxBytes = 45L << 20;

    /// <param name="file">The sweep file.</param>
    /// <param name="baseFolder">The folder that its relative model paths start from, as the silos see it; null: the file's.</param>
    /// <exception cref="SweepSpecException">The sweep file cannot be used.</exception>
    /// <exception cref="ClientException">A concept file cannot be sent.</exception>
    public static LaunchRequest Of(string file, string? baseFolder)
    {
        var spec = SweepSpecReader.Read(file);
        if (!SweepIds.IsId(spec.Name))
        {
            throw new ClientException($"{file}: name: '{spec.Name}' is the sweep's id in a cluster; {SweepIds.Rule}.");
        }

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var concept in spec.Concepts)
        {
            foreach (var path in new[] { concept.Train, concept.Eval, concept.Path }.OfType<string>())
            {
                if (Path.IsPathRooted(path) || path.Contains('\\') || path.Contains(':'))
                {
                    throw new ClientException(
                        $"{file}: concept '{concept.Name}' names {path}; in a cluster its files travel with the sweep, so their paths must be relative to the sweep file, with forward slashes.");
                }

                files[path] = Read(spec.Resolve(path), concept.Name);
            }
        }

        return files.Values.Sum(content => (long)content.Length) is var bytes && bytes <= MaxBytes
            ? new LaunchRequest(File.ReadAllText(file), baseFolder ?? spec.BaseFolder, files, spec.Name)
            : throw new ClientException($"{file}: its concept files have {bytes >> 20} MB; at most {MaxBytes >> 20} MB can be sent.");
    }

    private static byte[] Read(string path, string concept)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ClientException($"concept '{concept}': {path} cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }
}
