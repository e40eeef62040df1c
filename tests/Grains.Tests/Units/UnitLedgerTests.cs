using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.Grains.Units;

namespace SteerCluster.Grains.Tests.Units;

/// <summary>What a unit decides, without grains.</summary>
public sealed class UnitLedgerTests
{
    [Fact]
    public void Keep_AnySequenceOfBatches_HasEachRecordOnce() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 9).ListOf().ListOf().ToArbitrary(), batches =>
        {
            var unit = new UnitRecordState();
            foreach (var batch in batches)
            {
                unit = UnitLedger.Keep(unit, [.. batch.Select(Record)], null);
            }

            Assert.Equal(batches.SelectMany(b => b).Distinct().Select(k => $"{k}"), unit.Records.Select(r => r.Key));
            Assert.All(batches, b => Assert.Same(unit, UnitLedger.Keep(unit, [.. b.Select(Record)], null)));
            return true;
        }));

    [Fact]
    public void Keep_WithConventions_IsDoneOnceAndForgetsTheError()
    {
        var unit = UnitLedger.Fail(UnitLedger.Begin(new UnitRecordState(), "a", 1), 1, "NaN", parked: false);

        var done = UnitLedger.Keep(UnitLedger.Begin(unit, "b", 2), [Record(1)], "{}");

        Assert.Equal((UnitState.Done, null, "b", 2), (done.State, done.Error, done.Worker, done.Attempts));
        Assert.Same(done, UnitLedger.Keep(done, [Record(1)], "{}"));
    }

    [Fact]
    public void Fail_OfAnEarlierAttempt_ChangesNothing()
    {
        var unit = UnitLedger.Begin(new UnitRecordState(), "b", 2);

        Assert.Same(unit, UnitLedger.Fail(unit, 1, "late", parked: true));
    }

    private static UnitRecord Record(int key) => new($"{key}", [(byte)key]);
}
