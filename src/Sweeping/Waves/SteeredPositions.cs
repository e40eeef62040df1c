using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Prompting;

namespace SteerCluster.Sweeping.Waves;

/// <summary>Where the steered positions of a prompt begin.</summary>
public static class SteeredPositions
{
    /// <summary>The first steered token of a prompt; all after it are steered too.</summary>
    public static int FirstSteered(this SteeringPositions positions, EncodedPrompt prompt) => positions switch
    {
        SteeringPositions.All => 0,
        SteeringPositions.Response => prompt.ResponseStart,
        _ => prompt.AnswerPosition,
    };
}
