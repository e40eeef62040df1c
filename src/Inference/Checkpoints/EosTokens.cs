using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>Reads the tokens that end a generation: those of <c>config.json</c>, then those that only <c>generation_config.json</c> has.</summary>
internal static class EosTokens
{
    public static ImmutableArray<int> Read(JsonFields config, string? folder, ArchitectureFacts facts, ProblemList problems)
    {
        var tokens = config.Ints("eos_token_id", 0, int.MaxValue);
        var path = Path.Combine(folder ?? "", "generation_config.json");
        if (folder is not null && File.Exists(path))
        {
            try
            {
                using var document = JsonFile.Parse(path);
                var generation = new JsonFields("generation_config.json", "", document.RootElement, problems);
                tokens = [.. tokens, .. generation.Ints("eos_token_id", 0, int.MaxValue)];
            }
            catch (CheckpointException exception)
            {
                problems.Add(exception.Message);
            }
        }

        return tokens.Count == 0 && facts.EosToken is { } fallback && !config.IsNull("eos_token_id") ? [fallback] : [.. tokens.Distinct()];
    }
}
