using System.Collections.Immutable;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checkpoints;

public class SafetensorsWriterTests
{
    [Fact]
    public void Write_SeveralTensors_ReadBackInOrder()
    {
        using var folder = new TemporaryFolder();
        var values = Enumerable.Range(0, 700_000).Select(i => i * 0.5f).ToArray();
        TensorSource[] tensors =
        [
            TensorSource.Of("z \"é\"", [700, 1000], values),
            TensorSource.Of("a", [3], new[] { 1, -2, 3 }),
            TensorSource.Of("empty", [0, 5], Array.Empty<float>()),
        ];
        SafetensorsWriter.Write(folder.File("x.safetensors"), tensors, new Dictionary<string, string> { ["k"] = "v", ["b"] = "w" });
        using var file = SafetensorsFile.Open(folder.File("x.safetensors"));

        Assert.Equal(values, file.ReadFloats("z \"é\""));
        Assert.Equal([1, -2, 3], file.ReadInts("a"));
        Assert.Equal([0, 5], file.Entry("empty").Shape.ToArray());
        Assert.Equal("v", file.Metadata["k"]);
        Assert.Equal(0, file.Entries.Values.Min(entry => entry.Offset) % 8);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_SameInput_GivesSameBytes()
    {
        TensorSource[] tensors = [TensorSource.Of("t", [2], new[] { 1f, 2f })];
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        SafetensorsWriter.Write(first, tensors, new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        SafetensorsWriter.Write(second, tensors, new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" });

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(0, (first.Length - 8) % 8);
    }

    [Fact]
    public void Write_FailingMidway_KeepsTheOldFileAndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.safetensors", "old");
        var failing = new TensorSource("t", "F32", [1 << 20], (offset, _) =>
        {
            if (offset > 0)
            {
                throw new IOException("No space left on device");
            }
        });

        var exception = Assert.Throws<CheckpointException>(() => SafetensorsWriter.Write(path, [failing]));

        Assert.Contains("No space left on device", exception.Message);
        Assert.Contains(path, exception.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_MoreThanTheDiskHolds_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        var huge = new TensorSource("t", "F32", [1L << 55], (_, _) => throw new InvalidOperationException("nothing may be made"));

        Assert.Throws<CheckpointException>(() => SafetensorsWriter.Write(folder.File("x.safetensors"), [huge]));

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_AbsentFolder_NamesThePath() =>
        Assert.Contains("/nowhere/x", Assert.Throws<CheckpointException>(() => SafetensorsWriter.Write("/nowhere/x", [])).Message);

    [Fact]
    public void Write_ImpossibleTensors_AreRefused()
    {
        using var stream = new MemoryStream();
        var good = TensorSource.Of("t", [1], new[] { 1f });
        TensorSource[][] cases =
        [
            [good, good],
            [good with { Name = "__metadata__" }],
            [good with { ElementType = "F33" }],
            [good with { Shape = [-1] }],
            [good with { Shape = [long.MaxValue, long.MaxValue] }],
        ];

        Assert.All(cases, tensors => Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(stream, tensors)));
        Assert.Throws<ArgumentException>(() => TensorSource.Of("t", ImmutableArray.Create(3L), new[] { 1f }));
    }
}
