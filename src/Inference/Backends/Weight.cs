namespace SteerCluster.Inference.Backends;

/// <summary>A loaded weight [outputs, inputs] (or a vector [outputs] with one input) in a backend's own form.</summary>
/// <param name="name">The tensor's name in the checkpoint.</param>
/// <param name="outputs">Outer size.</param>
/// <param name="inputs">Inner size, 1 for a vector.</param>
public abstract class Weight(string name, int outputs, int inputs)
{
    /// <summary>The tensor's name in the checkpoint.</summary>
    public string Name { get; } = name;

    /// <summary>Outer size: output features, or vocabulary rows.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Inner size: input features.</summary>
    public int Inputs { get; } = inputs;
}
