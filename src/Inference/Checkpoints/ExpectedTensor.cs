using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>A tensor that a model of a given configuration has.</summary>
/// <param name="Name">The tensor's name in Hugging Face's layout, such as <c>model.layers.3.mlp.up_proj.weight</c>.</param>
/// <param name="Shape">Sizes, outermost first: [out, in] for a projection.</param>
public readonly record struct ExpectedTensor(string Name, ImmutableArray<long> Shape)
{
    /// <summary>Number of elements.</summary>
    public long ElementCount => Shape.Aggregate(1L, (product, size) => checked(product * size));
}
