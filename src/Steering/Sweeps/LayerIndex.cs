using System.Globalization;

namespace SteerCluster.Steering.Sweeps;

/// <summary>The 0-based index of a decoder block.</summary>
/// <param name="Value">0 to the model's number of blocks - 1.</param>
public readonly record struct LayerIndex(int Value)
{
    /// <summary>The number alone.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
