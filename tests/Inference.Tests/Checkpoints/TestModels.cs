using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Tests.Checkpoints;

/// <summary>Small shapes and files for the tests of this folder.</summary>
internal static class TestModels
{
    public static ModelConfig Tiny(Architecture architecture, bool tied = true) => new()
    {
        Architecture = architecture,
        HiddenSize = 16,
        LayerCount = 3,
        HeadCount = 4,
        KvHeadCount = 2,
        HeadSize = 8,
        IntermediateSize = 24,
        VocabularySize = 40,
        RmsNormEpsilon = 1e-6f,
        RopeTheta = 1000000,
        TiedEmbeddings = tied,
        MaxPositions = 128,
        EosTokens = [1, 2],
        QkvBias = architecture == Architecture.Qwen2,
        QueryKeyNorm = architecture is Architecture.Qwen3 or Architecture.Qwen3Moe,
        Moe = architecture == Architecture.Qwen3Moe ? new(4, 2, 8, true, FrozenSet.Create(1)) : null,
    };

    /// <summary>A safetensors file of a given header and that many bytes of data: 0, 1, 2, ...</summary>
    public static byte[] File(string header, int dataLength)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        for (var i = 0; i < dataLength; i++)
        {
            bytes[8 + json.Length + i] = (byte)i;
        }

        return bytes;
    }
}
