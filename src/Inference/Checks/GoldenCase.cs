using System.Text.Json;

namespace SteerCluster.Inference.Checks;

/// <summary>One case of a golden manifest.</summary>
/// <param name="Id">Its name; arrays are <c>ID.logits</c>, <c>ID.hidden</c>, or <c>ID</c> for a greedy continuation.</param>
/// <param name="Tokens">Input tokens.</param>
/// <param name="GreedyCount">Tokens to generate; 0 for a forward pass.</param>
/// <param name="Steering">What is done to the residual stream; null for nothing.</param>
/// <param name="Arrays">Names of the arrays to compare with.</param>
internal sealed record GoldenCase(
    string Id, int[] Tokens, int GreedyCount, GoldenSteering? Steering, IReadOnlyList<string> Arrays)
{
    public static GoldenCase Read(JsonElement element, JsonElement sequences)
    {
        var kind = element.GetProperty("kind").GetString();
        if (kind is not ("forward" or "greedy"))
        {
            throw new FormatException($"Case kind \"{kind}\" is not known; forward and greedy are.");
        }

        return new GoldenCase(
            element.GetProperty("id").GetString()!,
            [.. sequences.GetProperty(element.GetProperty("sequence").GetString()!).EnumerateArray().Select(t => t.GetInt32())],
            kind == "greedy" ? element.GetProperty("n").GetInt32() : 0,
            element.TryGetProperty("steering", out var steering) ? GoldenSteering.Read(steering) : null,
            [.. element.GetProperty("arrays").EnumerateArray().Select(a => a.GetString()!)]);
    }
}
