using System.Globalization;
using SteerCluster.Reporting.Reading;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Comparison;

/// <summary>Writes small result folders in the reference study's layout.</summary>
internal static class ResultFiles
{
    public const string Rows = "per_sample_all_layers.csv";

    /// <summary>One cell; the matching logit diff of an item is <paramref name="value"/> of layer, strength and item.</summary>
    public static string Cell(
        TemporaryFolder folder, string root, string concept, string model, int[] layers, int items, Func<int, double, int, double> value, double[]? strengths = null)
    {
        var lines = from layer in layers
                    from strength in strengths ?? [-1, 0, 1]
                    from item in Enumerable.Range(0, items)
                    let matching = value(layer, strength, item)
                    let answer = item % 2 == 0 ? "(A)" : "(B)"
                    let ab = item % 2 == 0 ? matching : -matching
                    select string.Create(CultureInfo.InvariantCulture, $"{model},{concept},{layer},{strength:0.0},{item},{answer},{ab - 1},-1,{ab},{matching}");
        return folder.Write(
            Path.Combine(root, "logit_diff_sweep", concept, $"Qwen_Qwen3_{model}", Rows),
            "model,concept,layer,strength,prompt_idx,matching_answer,logprob_A,logprob_B,logit_diff_AB,logit_diff_matching\n" + string.Join('\n', lines) + "\n");
    }

    public static SweepResults Read(TemporaryFolder folder, string root) => ResultFolder.Read(folder.File(root), ModelCatalogue.BuiltIn);
}
