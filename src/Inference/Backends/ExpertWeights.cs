namespace SteerCluster.Inference.Backends;

/// <summary>The weights of a mixture-of-experts feed-forward.</summary>
/// <param name="Router">[experts, hidden].</param>
/// <param name="Gate">Per expert [expert size, hidden].</param>
/// <param name="Up">Per expert [expert size, hidden].</param>
/// <param name="Down">Per expert [hidden, expert size].</param>
/// <param name="ExpertsPerToken">How many experts a row is sent to.</param>
/// <param name="NormalizeTopK">Whether the chosen probabilities are divided by their sum.</param>
public sealed record ExpertWeights(
    Weight Router,
    IReadOnlyList<Weight> Gate,
    IReadOnlyList<Weight> Up,
    IReadOnlyList<Weight> Down,
    int ExpertsPerToken,
    bool NormalizeTopK);
