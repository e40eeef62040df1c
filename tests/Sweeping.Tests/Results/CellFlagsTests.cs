using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class CellFlagsTests
{
    [Fact]
    public void Of_ManySteerableItems_IsEmpty() => Assert.Empty(Flags(Measurements.Small(items: 40)));

    [Fact]
    public void Of_FewItems_SaysSo() => Assert.Contains(Flags(Measurements.Small(items: 8)), flag => flag.StartsWith("few items: 8", StringComparison.Ordinal));

    [Fact]
    public void Of_TailProbabilities_FlagsTheAnswerMass()
    {
        var measurement = Measurements.Small(items: 40);
        measurement = measurement with { Baseline = [.. measurement.Baseline.Select(r => new AnswerReading(r.LogProbA - 12, r.LogProbB - 12))] };
        Assert.Contains(Flags(measurement), flag => flag.StartsWith("low answer mass", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_VectorThatPrefersALetter_FlagsLetterBias()
    {
        var measurement = Measurements.Small(items: 40);
        AnswerReading[] Shift(double by) => [.. measurement.Baseline.Select(r => new AnswerReading(r.LogProbA + by, r.LogProbB))];
        var unit = new[] { Shift(-1), Shift(1.5) };
        Assert.Contains(Flags(measurement with { Steered = [unit, unit] }), flag => flag.StartsWith("letter bias", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_MeanThatFallsBetweenTheEnds_SaysNotMonotone()
    {
        var measurement = Measurements.Small(items: 40);
        AnswerReading[] Shift(double by) =>
            [.. measurement.Baseline.Select((r, i) => measurement.MatchingIsA[i] ? new AnswerReading(r.LogProbA + by, r.LogProbB) : new AnswerReading(r.LogProbA - by, r.LogProbB))];
        var unit = new[] { Shift(1), Shift(3) };

        Assert.Contains(Flags(measurement with { Steered = [unit, unit] }), flag => flag.StartsWith("not monotone: at layer 2 the mean falls by 1 from strength -1 to 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_OneLetter_SaysThatBehaviourAndLetterCannotBeToldApart()
    {
        var measurement = Measurements.Small(items: 40);
        measurement = measurement with { MatchingIsA = [.. measurement.MatchingIsA.Select(_ => true)] };
        Assert.Contains(Flags(measurement), flag => flag.StartsWith("one letter: every matching answer is (A)", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_RandomVectorsAsStrong_SaysNotAboveRandom()
    {
        var measurement = Measurements.Small(items: 40);
        measurement = measurement with { Controls = [new ControlMeasurement("random", 3, 0, measurement.Steered[1][0], measurement.Steered[1][1])] };
        Assert.Contains(Flags(measurement), flag => flag.StartsWith("not above random", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_OneItem_HasNoHalves()
    {
        var measurement = Measurements.Small(items: 1);
        var cell = CellSummaryBuilder.Build(CellStatistics.Of(measurement.Samples(), new UnitStatisticsOptions { Resamples = 10 }));
        Assert.Null(cell.HalfLayer);
        Assert.Null(cell.HeldOut);
        Assert.Null(cell.RandomPercentile);
    }

    [Fact]
    public void Of_TwoItemsAGroup_HoldsOutWholeGroups()
    {
        var measurement = Measurements.Small(items: 8) with { ItemsPerGroup = 2 };
        Assert.Equal([2, 3, 6, 7], Enumerable.Range(0, 8).Where(measurement.IsHeldOut));
        Assert.Equal(4, CellStatistics.Of(measurement.Samples(), new UnitStatisticsOptions { Resamples = 10 }).Half!.Count);
    }

    private static IReadOnlyList<string> Flags(ConceptMeasurement measurement) =>
        CellFlags.Of(CellStatistics.Of(measurement.Samples(), new UnitStatisticsOptions { Resamples = 200 }));
}
