using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checkpoints;

/// <summary>Random damage must end in a <see cref="CheckpointException"/> or a usable result: never a crash, a hang or a large allocation.</summary>
public class SafetensorsFuzzTests
{
    private const int Cases = 10_000;
    private const long MaxAllocation = 4 << 20;

    private static readonly string[] Fragments =
    [
        "9223372036854775807", "18446744073709551616", "-1", "1e9", "0", "{", "}", "[", "]", "\"", ",", ":", "null", "\\ud800", "F32", "F64", "__metadata__", "shape",
    ];

    [Fact]
    public void Open_RandomlyDamagedFile_ThrowsOnlyCheckpointExceptions()
    {
        using var folder = new TemporaryFolder();
        RandomCheckpoint.Write(folder.File("model"), TestModels.Tiny(Architecture.Qwen3), 1, DataType.F16);
        var original = File.ReadAllBytes(folder.File("model/model.safetensors"));
        var (opened, refused) = (0, 0);

        Prop.ForAll<int>(seed =>
        {
            var bytes = Damage(original, new Random(seed), (int)BitConverter.ToInt64(original) + 8);
            Bounded(() =>
            {
                try
                {
                    Parse(bytes);
                    opened++;
                }
                catch (CheckpointException)
                {
                    refused++;
                }
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(int.MaxValue));

        Assert.True(opened > 100 && refused > 5000, $"{opened} opened, {refused} refused");
    }

    [Fact]
    public void Open_RandomlyDamagedCheckpoint_ThrowsOnlyCheckpointExceptions()
    {
        using var folder = new TemporaryFolder();
        RandomCheckpoint.Write(folder.Path, TestModels.Tiny(Architecture.Qwen3Moe), 1, DataType.F16);
        var weights = File.ReadAllBytes(folder.File("model.safetensors"));
        var config = File.ReadAllBytes(folder.File("config.json"));

        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var inConfig = random.Next(2) == 0;
            folder.Write("config.json", inConfig ? Damage(config, random, config.Length) : config);
            folder.Write("model.safetensors", inConfig ? weights : Damage(weights, random, 600));
            Bounded(() =>
            {
                try
                {
                    using var checkpoint = Checkpoint.Open(folder.Path);
                    foreach (var tensor in checkpoint.Tensors.Values)
                    {
                        Assert.NotEqual(0, tensor.Address);
                    }
                }
                catch (CheckpointException)
                {
                    // The expected end.
                }
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(int.MaxValue));
    }

    private static void Bounded(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocation);
    }

    // What SafetensorsFile.Open does, without the map.
    private static void Parse(byte[] bytes)
    {
        var length = SafetensorsHeader.LengthOf(bytes.AsSpan(0, Math.Min(8, bytes.Length)), bytes.Length, "fuzz");
        var header = SafetensorsHeader.Parse(bytes.AsSpan(8, length), bytes.Length, "fuzz");
        Assert.All(header.Entries.Values, entry => Assert.InRange(entry.Offset + entry.ByteCount, 8, bytes.Length));
    }

    private static byte[] Damage(byte[] original, Random random, int interesting)
    {
        var bytes = original.ToList();
        for (var count = random.Next(1, 4); count > 0 && bytes.Count > 0; count--)
        {
            var place = random.Next(Math.Min(bytes.Count, random.Next(10) == 0 ? bytes.Count : interesting));
            switch (random.Next(7))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 9)));
                    break;
                case 3:
                    bytes.InsertRange(place, System.Text.Encoding.ASCII.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 4:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                case 5:
                    bytes.InsertRange(place, bytes.GetRange(random.Next(bytes.Count / 2), Math.Min(bytes.Count / 2, random.Next(200))));
                    break;
                default:
                    bytes[place] = (byte)"0123456789"[random.Next(10)];
                    break;
            }
        }

        return [.. bytes];
    }
}
