using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace SteerCluster.Sweeping.Tests.Waves;

public class InstructionSetTests
{
    [Fact]
    public void Wave_UnderEveryInstructionSet_HasTheSameBits()
    {
        var widest = Run("2", []);
        var without512 = Run("2", [("DOTNET_EnableAVX512", "0")]);
        var without256 = Run("2", [("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX2", "0")]);
        var portable = Run("1", [("DOTNET_EnableHWIntrinsic", "0")]);

        // The switches must have worked, or this would compare a thing with itself.
        Assert.Equal(Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2" : "portable", widest.Device);
        Assert.NotEqual("AVX-512", without512.Device);
        Assert.Equal("portable", without256.Device);
        Assert.Equal("portable", portable.Device);
        Assert.Equal(widest.Hash, without512.Hash);
        Assert.Equal(widest.Hash, without256.Hash);
        Assert.Equal(widest.Hash, portable.Hash);
    }

    private static (string Device, string Hash) Run(string threads, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(BitsProgram).Assembly.Location, threads])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var words = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return (words[0], words[1]);
    }
}
