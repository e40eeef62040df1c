using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Grains.Waves;

/// <summary>Data comes from the request and models from under the roots; nothing else of the silo is read.</summary>
internal sealed class RequestSources(SweepRequest request, ModelRoots roots) : ISweepSources
{
    public ConceptFile Read(string path, string format) => request.Files.TryGetValue(path, out var content)
        ? ConceptFile.Parse(path, content, format)
        : throw new ConceptException($"{path}: the file did not come with the sweep; launch the sweep from a place that has it.");

    public string ModelFolder(ModelSpec model, string path) => roots.Find(model.Label, path, request.BaseFolder);
}
