namespace SteerCluster.Client.Models;

/// <summary>What to check.</summary>
/// <param name="Folder">A checkpoint's folder, or one with a tokenizer alone.</param>
/// <param name="Golden">A golden manifest; null for none.</param>
/// <param name="Tokenizations">A folder of known tokenizations; null for none.</param>
/// <param name="PromptFormat">The chat format; null chooses it as a run would.</param>
/// <param name="Threads">Compute threads; null for one per processor.</param>
internal sealed record CheckRequest(string Folder, string? Golden, string? Tokenizations, string? PromptFormat, int? Threads);
