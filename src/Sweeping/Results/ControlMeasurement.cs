using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Results;

/// <summary>The readings of one control vector at one layer.</summary>
/// <param name="Kind"><c>random</c>: a random vector of the measured vector's norm; <c>shuffled</c>: from pairs with shuffled labels.</param>
/// <param name="Layer">0-based block.</param>
/// <param name="Index">0-based number of the vector among its kind.</param>
/// <param name="Low">[item] at the lowest strength.</param>
/// <param name="High">[item] at the highest strength.</param>
public sealed record ControlMeasurement(string Kind, int Layer, int Index, AnswerReading[] Low, AnswerReading[] High);
