namespace SteerCluster.Inference.Checkpoints;

/// <summary>How rotary frequencies are changed for contexts longer than the ones trained on.</summary>
public abstract record RopeScaling
{
    private RopeScaling()
    {
    }

    /// <summary>Every frequency is divided by <paramref name="Factor"/> (position interpolation, Chen et al. 2023).</summary>
    /// <param name="Factor">The divisor, 1 or more.</param>
    public sealed record Linear(double Factor) : RopeScaling;

    /// <summary>Llama 3.1's rule: low frequencies are divided by the factor, high ones kept, those between interpolated.</summary>
    /// <param name="Factor">The divisor of low frequencies.</param>
    /// <param name="LowFrequencyFactor">Wavelengths above original context / this are divided.</param>
    /// <param name="HighFrequencyFactor">Wavelengths below original context / this are kept.</param>
    /// <param name="OriginalMaxPositions">The context length in tokens before scaling.</param>
    public sealed record Llama3(
        double Factor,
        double LowFrequencyFactor,
        double HighFrequencyFactor,
        int OriginalMaxPositions) : RopeScaling;
}
