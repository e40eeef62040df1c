using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Inference.Checks;
using SteerCluster.Inference.Models;

namespace SteerCluster.Client.Models;

/// <summary>Compares a model with golden vectors and says how far off the worst number is.</summary>
internal static class GoldenReport
{
    public static Finding Run(DecoderShard model, string folder, string manifest)
    {
        IReadOnlyList<GoldenResult> results;
        try
        {
            results = GoldenCheck.Run(model, folder, manifest);
        }
        catch (FormatException error)
        {
            throw new ClientException(error.Message, error);
        }

        var passed = results.Count(result => result.Passed);
        var logits = results.Max(result => result.LogitsError) ?? 0;
        var hidden = results.Max(result => result.HiddenError) ?? 0;
        var (logitsLimit, hiddenLimit) = (results.Min(result => result.LogitsLimit), results.Min(result => result.HiddenLimit));
        return new Finding("golden", passed == results.Count,
            $"{passed}/{results.Count} cases within tolerance (worst logit error {Amount.Error(logits)}, limit {Amount.Error(logitsLimit)}; "
            + $"residual stream {Amount.Error(hidden)}, limit {Amount.Error(hiddenLimit)})")
        {
            Details = [.. results.Select(Describe)],
            Data = new { Passed = passed, Total = results.Count, WorstLogits = logits, LogitsLimit = logitsLimit, WorstHidden = hidden, HiddenLimit = hiddenLimit, Cases = results },
        };
    }

    private static string Describe(GoldenResult result)
    {
        string?[] parts =
        [
            result.LogitsError is { } logits ? $"logits {Amount.Error(logits)}" : null,
            result.HiddenError is { } hidden ? $"residual stream {Amount.Error(hidden)}" : null,
            result.GreedyMatches is { } same ? same ? "continuation identical" : "continuation differs" : null,
        ];
        return $"{(result.Passed ? "ok" : "FAILED"),-6}  {result.Case}: {string.Join(", ", parts.OfType<string>())}";
    }
}
