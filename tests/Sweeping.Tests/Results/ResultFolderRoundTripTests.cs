using SteerCluster.Inference.Checkpoints;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

/// <summary>What is written is what is read: a report on a folder says what the run said.</summary>
public sealed class ResultFolderRoundTripTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    public static TheoryData<string> Presets { get; } = [.. ModelCatalogue.BuiltIn.Entries.Select(entry => entry.Id)];

    [Theory]
    [InlineData(8, new[] { -1.0, 0, 1 })]
    [InlineData(21, new[] { -2, -0.5, 0, 1e-5, 2 })]
    [InlineData(1, new[] { -1.0, 0, 1 })]
    public void Read_WrittenMeasurement_GivesTheSamplesBitForBit(int items, double[] strengths)
    {
        var small = Measurements.Small(items, strengths);
        var model = ConfigFacts.Of(ShapePresets.All["qwen3-30b-a3b"], "mine", "me/mine");
        AnswerReading[] shifted = [.. small.Baseline.Select(reading => new AnswerReading(reading.LogProbA / 3, reading.LogProbB / 7))];
        var measurement = small with
        {
            Model = model,
            Baseline = shifted,
            Controls = [new ControlMeasurement("random", 3, 0, small.Steered[0][0], small.Steered[0][^1]), new ControlMeasurement("random", 3, 1, small.Baseline, shifted)],
            Generations = [.. from s in strengths from item in Enumerable.Range(0, items) select new GeneratedSample(2, s, item, [1], "(A)", "(A)", true, s > 0)],
        };
        new ResultWriter(temp.Path, new UnitStatisticsOptions { Resamples = 20 }, TimeProvider.System).Write(measurement, Measurements.Provenance);

        var cell = Assert.Single(ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn).Cells);

        var (expected, actual) = (measurement.Samples(), cell.Samples);
        Assert.Equal(expected.Units.Select(unit => unit.Unit), actual.Units.Select(unit => unit.Unit));
        Assert.All(expected.Units.Zip(actual.Units), pair =>
        {
            Assert.Equal(pair.First.Strengths, pair.Second.Strengths);
            Assert.Equal(pair.First.Matching, pair.Second.Matching);
            Assert.Equal(pair.First.MatchingIsA, pair.Second.MatchingIsA);
            Assert.Equal(pair.First.AnswerMass, pair.Second.AnswerMass);
        });
        Assert.Equal(expected.Controls, actual.Controls);
        Assert.Equal(expected.Conventions, actual.Conventions);
        Assert.Equal(expected.Generation!.Layers, actual.Generation!.Layers);
        Assert.Equal(expected.Model, actual.Model);
    }

    /// <summary>A table may err; the shapes of the models' config.json files do not.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void BuiltInCatalogue_EveryModel_HasTheFactsOfItsConfiguration(string id)
    {
        var entry = ModelCatalogue.BuiltIn.Find(id)!;

        var facts = ConfigFacts.Of(ShapePresets.All[id[(id.IndexOf('/') + 1)..]], entry.Label!, id);

        Assert.Equal(
            facts,
            new ModelFacts
            {
                Label = entry.Label!, Id = id, ModelType = entry.ModelType, Layers = entry.Layers!.Value, HiddenSize = entry.HiddenSize, Heads = entry.Heads, KeyValueHeads = entry.KeyValueHeads,
                Experts = entry.Experts, Parameters = entry.Parameters, ActiveParameters = entry.ActiveParameters,
            });
    }

    public void Dispose() => temp.Dispose();
}
