using System.Globalization;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Results;

/// <summary>Says in words what should make a reader doubt a cell's headline numbers.</summary>
public static class CellFlags
{
    /// <summary>Below this number of items the interval of delta is itself uncertain.</summary>
    public const int FewItems = 20;

    /// <summary>Above this letter-bias share more than one letter's items alone moves (see <see cref="LetterSplit"/>).</summary>
    public const double LetterBias = 0.5;

    /// <summary>A fall of the mean over the strengths of more than this share of delta is said.</summary>
    public const double Fall = 0.1;

    /// <summary>The doubts, most serious first; each begins with its name and a colon.</summary>
    /// <param name="statistics">The cell.</param>
    public static IReadOnlyList<string> Of(CellStatistics statistics)
    {
        var best = statistics.AtBest;
        var flags = new List<string>();
        if (best.LowAnswerMass)
        {
            flags.Add(Text($"low answer mass: {Mass(best.AnswerMass!.Value)} at strength 0, below {statistics.Options.AnswerMassThreshold}; the differences are ratios of tail probabilities"));
        }

        if (double.IsNaN(best.Letters.DeltaMatchingA) || double.IsNaN(best.Letters.DeltaMatchingB))
        {
            var letter = double.IsNaN(best.Letters.DeltaMatchingB) ? "(A)" : "(B)";
            flags.Add($"one letter: every matching answer is {letter}, so behaviour and letter preference cannot be told apart");
        }
        else if (best.Letters.BiasShare > LetterBias)
        {
            flags.Add(Text($"letter bias: at layer {statistics.Best.Layer} delta is {best.Letters.DeltaMatchingA:0.###} where (A) matches and {best.Letters.DeltaMatchingB:0.###} where (B) does"));
        }

        var interval = best.DeltaInterval;
        if (interval.High - interval.Low > Math.Abs(best.Delta))
        {
            flags.Add(Text($"wide interval: delta {best.Delta:0.###} lies in [{interval.Low:0.###}, {interval.High:0.###}]"));
        }

        if (DoseResponse.Of(best.Strengths) is var dose && dose.Fall > Fall * Math.Abs(best.Delta))
        {
            flags.Add(Text($"not monotone: at layer {statistics.Best.Layer} the mean falls by {dose.Fall:0.###} from strength {dose.From} to {dose.To}, where delta is {best.Delta:0.###}"));
        }

        if (best.Count < FewItems)
        {
            flags.Add($"few items: {best.Count}, fewer than {FewItems}");
        }

        if (statistics.HeldOutRandom is { } random && statistics.Half!.Delta <= random.Percentile95)
        {
            flags.Add(Text($"not above random: the held-out delta {statistics.Half.Delta:0.###} at layer {statistics.Half.Layer} is not above the random vectors' 95th percentile {random.Percentile95:0.###}"));
        }

        return flags;
    }

    /// <summary>Tiny shares keep their size.</summary>
    private static string Mass(double mass) => mass.ToString(mass < 0.001 ? "0e-0" : "0.####", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
