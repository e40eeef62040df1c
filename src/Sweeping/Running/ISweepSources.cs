using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Running;

/// <summary>Where the data and the models of a sweep are: beside its file on one machine, in its request and under model roots in a cluster.</summary>
public interface ISweepSources
{
    /// <summary>Reads a data file.</summary>
    /// <param name="path">The path that the sweep file has for it.</param>
    /// <param name="format">A format's name, or <c>auto</c>.</param>
    /// <exception cref="ConceptException">The file is absent, empty, or not in the format.</exception>
    ConceptFile Read(string path, string format);

    /// <summary>The folder of a model's checkpoint.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The path that the sweep file has for it.</param>
    /// <exception cref="SweepException">The folder may not be used.</exception>
    string ModelFolder(ModelSpec model, string path);
}
