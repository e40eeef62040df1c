using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>What a safetensors header says of one tensor.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="ElementType">Element type as the format names it: <c>F32</c>, <c>BF16</c>, <c>I32</c>, ...</param>
/// <param name="Shape">Sizes, outermost first; empty for a scalar.</param>
/// <param name="Offset">Byte in the file at which the tensor begins.</param>
/// <param name="ByteCount">The tensor's bytes.</param>
public sealed record SafetensorsEntry(string Name, string ElementType, ImmutableArray<long> Shape, long Offset, long ByteCount)
{
    /// <summary>The element type as the engine's type of weights, or null for types that it does not compute with.</summary>
    public DataType? DataType => SafetensorsTypes.Usable(ElementType);

    /// <summary>Number of elements.</summary>
    public long ElementCount => Shape.Aggregate(1L, (product, size) => product * size);
}
