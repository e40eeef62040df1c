namespace SteerCluster.Reporting.Reading;

/// <summary>The mean of P(A)+P(B) over the items of a layer at one strength.</summary>
/// <param name="Layer">0-based block.</param>
/// <param name="Strength">Multiplier of the vector.</param>
/// <param name="Mean">0 to 1.</param>
public sealed record AnswerMassPoint(int Layer, double Strength, double Mean);
