namespace SteerCluster.Sweeping.Results;

/// <summary>The token that is read for an answer.</summary>
/// <param name="Id">Token id.</param>
/// <param name="Text">Its text in the vocabulary's spelling.</param>
public sealed record AnswerToken(int Id, string Text);
