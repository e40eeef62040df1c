using System.Collections.Frozen;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>A table of a cell's folder that two folders are compared by.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Keys">The columns that say which row is which.</param>
/// <param name="Multiples">
/// Columns that are held against the tolerance of a logit diff, with the multiple of it that they may be off by: a mean or a median
/// 1, a difference of two means 2, P(A)+P(B) 1 because dP = P d(log P). Others are told and not judged.
/// </param>
/// <param name="Exact">Columns of text that must be the same.</param>
internal sealed record ComparedFile(
    string Name, IReadOnlyList<string> Keys, FrozenDictionary<string, double> Multiples, IReadOnlyList<string> Exact)
{
    private const string MeanOfStrength = "mean_";

    public static IReadOnlyList<ComparedFile> All { get; } =
    [
        new("per_sample_all_layers.csv", ["layer", "strength", "prompt_idx"],
            Once("logprob_A", "logprob_B", "logit_diff_AB", "logit_diff_matching", "answer_mass"), ["matching_answer"]),
        new("layer_summary.csv", ["layer"],
            Twice(Once("baseline_mean", "positive_mean", "negative_mean", "baseline_median", "positive_median", "negative_median", "answer_mass_baseline"), "delta", "delta_matching_a", "delta_matching_b"), []),
        new("controls.csv", ["kind", "layer", "vector"], Twice(Once("low_mean", "high_mean"), "delta", "delta_held_out"), []),
    ];

    /// <summary>Files that are only looked at as bytes.</summary>
    public static IReadOnlyList<string> Others { get; } = ["vectors.safetensors"];

    /// <summary>The multiple of a column; null for one that is not judged.</summary>
    public double? Multiple(string column) =>
        Multiples.TryGetValue(column, out var multiple) ? multiple
        : Name == "layer_summary.csv" && column.StartsWith(MeanOfStrength, StringComparison.Ordinal) ? 1
        : Exact.Contains(column) ? 0
        : null;

    private static FrozenDictionary<string, double> Once(params string[] columns) => columns.ToFrozenDictionary(column => column, _ => 1.0);

    private static FrozenDictionary<string, double> Twice(FrozenDictionary<string, double> once, params string[] columns) =>
        once.Concat(columns.Select(column => KeyValuePair.Create(column, 2.0))).ToFrozenDictionary();
}
