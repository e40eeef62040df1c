namespace SteerCluster.Steering.Statistics;

/// <summary>How large an effect is in words, after Cohen 1988; see <see cref="EffectSize.Strength"/>.</summary>
public enum EffectStrength
{
    /// <summary>|d| up to 0.5.</summary>
    Weak,

    /// <summary>|d| above 0.5, up to 0.8.</summary>
    Medium,

    /// <summary>|d| above 0.8.</summary>
    Strong,
}
