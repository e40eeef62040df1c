using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>A tensor as it lies in a mapped file: valid as long as the <see cref="Checkpoint"/> it came from is open.</summary>
/// <param name="Name">The tensor's name in the file, such as <c>model.layers.3.mlp.up_proj.weight</c>.</param>
/// <param name="DataType">Element type.</param>
/// <param name="Shape">Sizes, outermost first; row-major.</param>
/// <param name="Address">Address of the first element; it may be unaligned.</param>
public sealed record TensorView(string Name, DataType DataType, ImmutableArray<long> Shape, nint Address)
{
    /// <summary>Number of elements.</summary>
    public long ElementCount => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Number of bytes.</summary>
    public long ByteCount => ElementCount * (DataType == DataType.F32 ? 4 : 2);
}
