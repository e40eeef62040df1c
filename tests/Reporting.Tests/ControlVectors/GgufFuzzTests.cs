using FsCheck;
using FsCheck.Fluent;

namespace SteerCluster.Reporting.Tests.ControlVectors;

/// <summary>Random damage must end in a <see cref="ReportException"/> or a usable vector: never a crash, a hang or a large allocation.</summary>
public sealed class GgufFuzzTests
{
    private const int Cases = 10_000;
    private const long MaxAllocation = 1 << 20;

    [Fact]
    public void Read_RandomlyDamagedFile_ThrowsOnlyReportExceptions()
    {
        var original = ControlVectors.Write(ControlVectors.Small);
        var (read, refused) = (0, 0);

        Prop.ForAll<int>(seed =>
        {
            var bytes = Damage(original, new Random(seed));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var vector = ControlVectors.Read(bytes);
                Assert.All(vector.Directions.Values, direction => Assert.Equal(vector.HiddenSize, direction.Length));
                Assert.True(vector.Layers[0] > 0);
                read++;
            }
            catch (ReportException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocation);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(int.MaxValue));

        Assert.True(read > 100 && refused > 5000, $"{read} read, {refused} refused");
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var count = random.Next(1, 4); count > 0 && bytes.Count > 0; count--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 40)));
                    break;
                case 3:
                    bytes.InsertRange(place, new byte[random.Next(1, 40)]);
                    break;
                case 4:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    var number = BitConverter.GetBytes(random.Next(3) switch { 0 => long.MaxValue, 1 => random.NextInt64(), _ => (long)random.Next(200) });
                    for (var i = 0; i < number.Length && place + i < bytes.Count; i++)
                    {
                        bytes[place + i] = number[i];
                    }

                    break;
            }
        }

        return [.. bytes];
    }
}
