using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Running;

/// <summary>
/// The journal's keys: hashes of everything that a number depends on, and of nothing else. So a sweep that is amended (more
/// layers, items, concepts, models, another name) finds what it has, and one that would give other numbers does not.
/// </summary>
/// <param name="numerics">Name of the arithmetic: backends whose bits differ have different ones.</param>
/// <param name="model">The model's files.</param>
/// <param name="positions">Which tokens are steered.</param>
internal sealed class ContentKeys(string numerics, ModelFingerprint model, SteeringPositions positions)
{
    private const int HexLength = 32;

    private readonly string _root = Hash(hash =>
    {
        Add(hash, numerics);
        Add(hash, model.Hash);
    });

    /// <summary>The vector of one layer.</summary>
    public string Vector(string pairs, int layer, bool readInput) => $"{_root}/vector/{(readInput ? "input" : "output")}/{pairs}/{layer}";

    /// <summary>The readings of one item under some units.</summary>
    public string Readings(string units, string item) => $"{_root}/{positions}/{units}/{item}";

    /// <summary>One generated text; without steering, the vector does not matter.</summary>
    public string Generation(string settings, GenerationJob job)
    {
        var steering = job.Strength == 0
            ? "baseline"
            : Units([new WaveUnit(job.Layer, job.Vector, [job.Strength])]);
        return $"{_root}/{positions}/generation/{settings}/{steering}/{Item(job.Prompt)}";
    }

    public static string Pairs(IEnumerable<ContrastivePrompt> pairs) => Hash(hash =>
    {
        foreach (var pair in pairs)
        {
            Add<int>(hash, pair.Matching);
            Add<int>(hash, pair.NotMatching);
        }
    });

    public static string Item(EncodedPrompt prompt) => Hash(hash =>
    {
        Add<int>(hash, prompt.Tokens);
        Add<int>(hash, [prompt.ResponseStart, prompt.TokenA, prompt.TokenB]);
    });

    public static string Units(IEnumerable<WaveUnit> units) => Hash(hash =>
    {
        foreach (var unit in units)
        {
            Add<int>(hash, [unit.Layer]);
            Add<float>(hash, unit.Vector);
            Add<double>(hash, [.. unit.Strengths]);
        }
    });

    private static string Hash(Action<IncrementalHash> fill)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        fill(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexLength];
    }

    private static void Add(IncrementalHash hash, string text) => Add<char>(hash, text.ToCharArray());

    /// <summary>The length goes in too, so that no two different lists look alike.</summary>
    private static void Add<T>(IncrementalHash hash, T[] values)
        where T : unmanaged
    {
        hash.AppendData(BitConverter.GetBytes(values.Length));
        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
