using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Running;

/// <summary>Paths start from the sweep file's folder.</summary>
internal sealed class FolderSources(SweepSpec spec) : ISweepSources
{
    public ConceptFile Read(string path, string format) => ConceptFile.Read(Path.Combine(spec.BaseFolder, path), format);

    public string ModelFolder(ModelSpec model, string path) => spec.Resolve(path);
}
