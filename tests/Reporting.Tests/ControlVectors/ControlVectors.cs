using SteerCluster.Reporting.ControlVectors;

namespace SteerCluster.Reporting.Tests.ControlVectors;

/// <summary>Control vectors to write, and the bytes of one.</summary>
internal static class ControlVectors
{
    /// <summary>Two layers of three numbers: both tensors need padding.</summary>
    public static ControlVector Small { get; } = new()
    {
        ModelHint = "qwen3",
        Directions = new Dictionary<int, float[]> { [12] = [1, -2, 0.5f], [3] = [0, float.MaxValue, float.Epsilon] },
        Metadata = new Dictionary<string, string> { ["steercluster.concept"] = "corrigible", ["general.name"] = "Größe 我" },
    };

    public static byte[] Write(ControlVector vector)
    {
        var stream = new MemoryStream();
        GgufControlVectorWriter.Write(stream, vector);
        return stream.ToArray();
    }

    public static ControlVector Read(byte[] bytes) => GgufControlVectorReader.Read(new MemoryStream(bytes), "v.gguf");

    /// <summary>A vector of random shape and bits.</summary>
    public static ControlVector Random(int seed)
    {
        var random = new Random(seed);
        var hidden = random.Next(1, 70);
        var layers = Enumerable.Range(1, 130).OrderBy(_ => random.Next()).Take(random.Next(1, 12));
        return new ControlVector
        {
            ModelHint = Text(random),
            Directions = layers.ToDictionary(layer => layer, _ => Enumerable.Range(0, hidden).Select(_ => Finite(random)).ToArray()),
            Metadata = Enumerable.Range(0, random.Next(5)).ToDictionary(i => $"k{i}.{Text(random)}", _ => Text(random)),
        };
    }

    /// <summary>Whether two vectors are the same to the bit.</summary>
    public static void AssertSame(ControlVector expected, ControlVector actual)
    {
        Assert.Equal(expected.ModelHint, actual.ModelHint);
        Assert.Equal(expected.Metadata.OrderBy(pair => pair.Key), actual.Metadata.OrderBy(pair => pair.Key));
        Assert.Equal(expected.Layers, actual.Layers);
        Assert.All(expected.Layers, layer => Assert.Equal(
            expected.Directions[layer].Select(BitConverter.SingleToUInt32Bits), actual.Directions[layer].Select(BitConverter.SingleToUInt32Bits)));
    }

    private static float Finite(Random random)
    {
        var value = BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32));
        return float.IsFinite(value) ? value : 0;
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "aé我😀 .\n"[random.Next(3)]));
}
