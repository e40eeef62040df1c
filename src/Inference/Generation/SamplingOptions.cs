namespace SteerCluster.Inference.Generation;

/// <summary>How the next token is chosen.</summary>
/// <param name="Temperature">Logits are divided by this; 0 takes the largest logit.</param>
/// <param name="TopK">Only this many of the most probable tokens stay; 0 for all.</param>
/// <param name="TopP">Of those, the most probable ones that together reach this probability stay (Holtzman et al. 2020); 1 for all.</param>
public sealed record SamplingOptions(double Temperature = 0, int TopK = 0, double TopP = 1);
