using SteerCluster.Steering.Spelling;

namespace SteerCluster.Client.Failures;

/// <summary>What someone who mistyped a word may have meant.</summary>
internal static class NearestWord
{
    /// <summary><c> Did you mean 'run'?</c>, or nothing when no word is near.</summary>
    public static string Suggestion(string word, IEnumerable<string> known) =>
        EditDistance.Closest(word, known) is { } closest ? $" Did you mean '{closest}'?" : "";
}
