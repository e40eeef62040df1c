using System.Globalization;

namespace SteerCluster.Steering.Sweeps;

/// <summary>The unit of work, of state and of failure.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Layer">The 0-based layer.</param>
public readonly record struct UnitId(string Model, string Concept, int Layer)
{
    /// <summary><c>model/concept/layer</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model}/{Concept}/{Layer}");
}
