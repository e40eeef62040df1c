namespace SteerCluster.Inference.Checkpoints;

/// <summary>Fills a part of a tensor's bytes.</summary>
/// <param name="offset">The tensor's byte at which the part begins, a multiple of 64.</param>
/// <param name="destination">The part, little-endian; every byte must be set.</param>
public delegate void TensorFill(long offset, Span<byte> destination);
