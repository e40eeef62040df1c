using System.Globalization;
using System.Text;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Reading;

/// <summary>Small result files, made up: layers 1 and 2 of 4, strengths -1, 0, 1, three items of which the second matches (B).</summary>
internal static class SmallResults
{
    public const string Header = "model,concept,layer,strength,prompt_idx,matching_answer,logprob_A,logprob_B,logit_diff_AB,logit_diff_matching";

    public static string Rows(string model = "4B", string concept = "corrigible")
    {
        var rows = new StringBuilder(Header).Append('\n');
        foreach (var layer in new[] { 1, 2 })
        {
            foreach (var strength in new[] { -1, 0, 1 })
            {
                for (var item = 0; item < 3; item++)
                {
                    var (a, b) = (-3 + (0.25 * item * layer) + (0.5 * strength), -1.5);
                    rows.Append(CultureInfo.InvariantCulture, $"{model},{concept},{layer},{strength}.0,{item},{(item == 1 ? "(B)" : "(A)")},{a},{b},{a - b},{(item == 1 ? b - a : a - b)}\n");
                }
            }
        }

        return rows.ToString();
    }

    public static string Summary(string model = "4B", string more = "") =>
        $$"""{"model": "{{model}}", "concept": "corrigible", "num_layers": 4, "layers_tested": [1, 2], "best_layer": 1, "best_delta": 0.5, "top_5_layers": [1, 2]{{more}}}""";

    /// <summary>Writes a cell; its folder.</summary>
    public static string Write(TemporaryFolder temp, string cell, string? rows = null, string? summary = null)
    {
        var file = temp.Write($"{cell}/per_sample_all_layers.csv", rows ?? Rows());
        temp.Write($"{cell}/summary.json", summary ?? Summary());
        return Path.GetDirectoryName(file)!;
    }
}
