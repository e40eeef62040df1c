namespace SteerCluster.Steering.Statistics;

/// <summary>
/// Delta by the letter that matches. A vector that moves the behaviour raises both; one that merely prefers a letter raises one
/// as much as it lowers the other. The bias share separates the two:
/// <c>|dA - dB| / (|dA - dB| + |dA + dB|)</c>: 0 = the letters agree, 0.5 = one letter alone moves, 1 = pure letter preference.
/// </summary>
/// <param name="DeltaMatchingA">Delta over the items whose matching answer is (A); NaN if there are none.</param>
/// <param name="DeltaMatchingB">Delta over the items whose matching answer is (B); NaN if there are none.</param>
public readonly record struct LetterSplit(double DeltaMatchingA, double DeltaMatchingB)
{
    /// <summary>The share of the movement that is a letter preference, 0 to 1; NaN if a letter is missing or nothing moves.</summary>
    public double BiasShare
    {
        get
        {
            var (letter, behaviour) = (Math.Abs(DeltaMatchingA - DeltaMatchingB), Math.Abs(DeltaMatchingA + DeltaMatchingB));
            return Moments.Ratio(letter, letter + behaviour);
        }
    }

    /// <summary>Splits the items' differences by letter.</summary>
    /// <param name="differences">Highest minus lowest strength, per item.</param>
    /// <param name="matchingIsA">Whether the item's matching answer is (A).</param>
    public static LetterSplit Of(IReadOnlyList<double> differences, IReadOnlyList<bool> matchingIsA)
    {
        return new LetterSplit(MeanWhere(true), MeanWhere(false));

        double MeanWhere(bool isA) => Moments.Mean([.. differences.Where((_, item) => matchingIsA[item] == isA)]);
    }
}
