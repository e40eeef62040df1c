using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>A tensor to be written, whose bytes are made piece by piece in order.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="ElementType">Element type as safetensors names it: <c>F32</c>, <c>BF16</c>, <c>I32</c>, ...</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Fill">Makes the bytes.</param>
public sealed record TensorSource(string Name, string ElementType, ImmutableArray<long> Shape, TensorFill Fill)
{
    /// <summary>An F32 tensor from memory.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">Sizes, outermost first.</param>
    /// <param name="values">The elements, row-major; as many as the shape has.</param>
    public static TensorSource Of(string name, ImmutableArray<long> shape, ReadOnlyMemory<float> values) => OfMemory(name, "F32", shape, values);

    /// <summary>An I32 tensor from memory.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">Sizes, outermost first.</param>
    /// <param name="values">The elements, row-major; as many as the shape has.</param>
    public static TensorSource Of(string name, ImmutableArray<long> shape, ReadOnlyMemory<int> values) => OfMemory(name, "I32", shape, values);

    private static TensorSource OfMemory<T>(string name, string type, ImmutableArray<long> shape, ReadOnlyMemory<T> values)
        where T : unmanaged
    {
        var elements = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (elements != values.Length)
        {
            throw new ArgumentException($"Tensor {name} of shape [{string.Join(", ", shape)}] needs {elements} values; there are {values.Length}.", nameof(values));
        }

        var size = Marshal.SizeOf<T>();
        return new(name, type, shape, (offset, destination) =>
            MemoryMarshal.AsBytes(values.Span.Slice((int)(offset / size), destination.Length / size)).CopyTo(destination));
    }
}
