namespace SteerCluster.Steering.Results;

/// <summary>The token that is read for an answer.</summary>
/// <param name="Id">Token id.</param>
/// <param name="Text">Its decoded text.</param>
public sealed record AnswerToken(int Id, string Text);
