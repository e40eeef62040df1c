namespace SteerCluster.Steering.Sweeps;

/// <summary>What to do about a wart in a question.</summary>
public enum Cleaning
{
    /// <summary>Keep the text, with a warning.</summary>
    Keep,

    /// <summary>Take the wart out of the text.</summary>
    Strip,

    /// <summary>Leave the item out.</summary>
    Drop,
}
