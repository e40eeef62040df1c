using SteerCluster.Inference.Backends;

namespace SteerCluster.Inference.Models;

/// <summary>
/// Sees the intermediates of a forward pass: <c>attn_norm</c>, <c>q</c>, <c>k</c>, <c>v</c>, <c>attn_out</c>,
/// <c>ffn_norm</c>, <c>ffn_out</c> and <c>l_out</c> (the residual stream after the block, before steering).
/// </summary>
public interface IActivationProbe
{
    /// <summary>Called with each intermediate, [rows, columns], as soon as it is computed. The value must not be kept.</summary>
    void Observe(string name, int layer, Tensor value);
}
