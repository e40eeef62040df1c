namespace SteerCluster.Sweeping.Extraction;

/// <summary>A contrastive pair, tokenized up to the answer letter, which is the last token of each.</summary>
/// <param name="Matching">Tokens with the matching answer's letter at the end.</param>
/// <param name="NotMatching">Tokens with the other letter at the end.</param>
public sealed record ContrastivePrompt(int[] Matching, int[] NotMatching);
