namespace SteerCluster.Steering.Prompts;

/// <summary>One message of a dialog.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>; some formats know more.</param>
/// <param name="Content">What it says.</param>
public sealed record ChatMessage(string Role, string Content);
