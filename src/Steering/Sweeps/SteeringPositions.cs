namespace SteerCluster.Steering.Sweeps;

/// <summary>The tokens of the prompt that the vector is added to.</summary>
public enum SteeringPositions
{
    /// <summary>Every token, as the reference study did.</summary>
    All,

    /// <summary>From the end of the user turn on, as CAA does.</summary>
    Response,

    /// <summary>The last prompt token, where the answer is read.</summary>
    Last,
}
