namespace SteerCluster.Sweeping.Extraction;

/// <summary>Steering vectors of one (model, concept).</summary>
/// <param name="Layers">Swept layers, ascending.</param>
/// <param name="Vectors">[layer][hidden]: mean over the pairs of matching minus not matching, float32.</param>
/// <param name="ResidualNorms">[layer]: mean norm of the residual stream at the letters that were read.</param>
public sealed record ExtractedVectors(IReadOnlyList<int> Layers, float[][] Vectors, double[] ResidualNorms);
