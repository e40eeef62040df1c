using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Reading;

/// <summary>A damaged file is read, with finite numbers, or refused with a <see cref="ReportException"/> of one line: nothing else.</summary>
public sealed class ResultDamageTests : IDisposable
{
    private static readonly string[] Fragments =
    [
        ",", "\n", "\r", "\"", "\"\"", "nan", "inf", "-inf", "1e999", "-1", "1.5", "99999999999", "", "(A)", "(C)", "layer", "null", "{", "}", "[", "]", ":", "\\ud800", "\0",
        "\u00e9", "0", "true", "model", "2147483648", "-0.0",
    ];

    private readonly TemporaryFolder temp = new();

    [Theory]
    [InlineData("logit_diff_sweep/corrigible/Qwen_Qwen3_4B/per_sample_all_layers.csv", 1000)]
    [InlineData("logit_diff_sweep/corrigible/Qwen_Qwen3_4B/layer_summary.csv", 200)]
    [InlineData("logit_diff_sweep/corrigible/Qwen_Qwen3_4B/controls.csv", 200)]
    [InlineData("logit_diff_sweep/corrigible/Qwen_Qwen3_4B/summary.json", 400)]
    [InlineData("generation_sweep/corrigible/Qwen_Qwen3_4B/layer_summary.csv", 200)]
    [InlineData("manifest.json", 400)]
    public void Read_DamagedFile_ReadsOrRefuses(string file, int cases)
    {
        WriteAll();
        var original = File.ReadAllBytes(temp.File(file));
        var (read, refused) = (0, 0);

        Prop.ForAll<int>(seed =>
        {
            temp.Write(file, Damage(original, new System.Random(seed)));
            try
            {
                var results = ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn, new ReadingOptions { Resamples = 2 });
                CellStatistics.Of(results.Cells.Single().Samples, results.Options);
                read++;
            }
            catch (ReportException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                refused++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(int.MaxValue));

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    public void Dispose() => temp.Dispose();

    private static byte[] Damage(byte[] original, System.Random random)
    {
        var bytes = original.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at - 1));
                    break;
                case 3:
                    var length = Math.Min(random.Next(1, 100), bytes.Count - at);
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    var fragment = Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]);
                    bytes.RemoveRange(at, Math.Min(fragment.Length, bytes.Count - at - 1));
                    bytes.InsertRange(at, fragment);
                    break;
            }
        }

        return random.Next(20) == 0 ? [.. bytes.Take(random.Next(bytes.Count))] : [.. bytes];
    }

    private void WriteAll()
    {
        const string cell = "logit_diff_sweep/corrigible/Qwen_Qwen3_4B";
        const string conventions = """
            , "model_id": "Qwen/Qwen3-4B", "architecture": {"hidden_size": 64, "num_experts": 0, "parameters": 12345678},
            "conventions": {"layer_convention": "output", "positions": "all", "prompt_format": "qwen3", "system": null, "prefill": "",
            "answer_a": {"id": 1, "text": "(A"}, "answer_b": {"id": 2, "text": "(B"}, "vector_normalization": "none"}
            """;
        SmallResults.Write(temp, cell, summary: SmallResults.Summary(more: conventions));
        temp.Write($"{cell}/layer_summary.csv", "layer,baseline_mean,positive_mean,negative_mean,delta,low_answer_mass\n1,0.25,0.4,0.1,0.3,False\n2,0.5,0.6,,0.2,False\n");
        temp.Write($"{cell}/controls.csv", "kind,layer,vector,low_mean,high_mean,delta,delta_held_out\nrandom,1,0,0.2,0.3,0.1,0.05\nrandom,1,1,0.25,0.2,-0.05,\n");
        temp.Write("generation_sweep/corrigible/Qwen_Qwen3_4B/layer_summary.csv", "layer,baseline_mean,positive_mean,negative_mean,delta,n,valid_share\n1,0.5,0.75,0.25,0.5,4,1.0\n");
        temp.Write("manifest.json", """
            {"spec": {"models": [{"label": "4B", "id": "Qwen/Qwen3-4B"}], "concepts": [{"name": "corrigible"}],
            "statistics": {"bootstrap_resamples": 20, "confidence": 0.9, "seed": 3}, "readout": {"answer_mass_threshold": 0.1}, "data": {"balance": false}}}
            """);
    }
}
