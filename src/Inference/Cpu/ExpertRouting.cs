using System.Runtime.Intrinsics;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Cpu;

/// <summary>Which rows go to which experts, and with what weight.</summary>
/// <param name="Weights">[rows x k] weights by (row, rank).</param>
/// <param name="SlotOfChoice">[rows x k] slot by (row, rank); slots are ordered by expert, then by row.</param>
/// <param name="RowOfSlot">[rows x k] row by slot.</param>
/// <param name="FirstSlot">[experts + 1] first slot of each expert.</param>
internal sealed unsafe record ExpertRouting(float[] Weights, int[] SlotOfChoice, int[] RowOfSlot, int[] FirstSlot)
{
    /// <summary>
    /// Softmax over all experts, the k largest (of equals, the lower expert first), divided by their sum where the model does so.
    /// </summary>
    /// <param name="scores">[rows, experts] router outputs; overwritten.</param>
    public static ExpertRouting Choose(float* scores, int rows, int experts, int k, bool normalize)
    {
        var weights = new float[rows * k];
        var chosen = new int[rows * k];
        var padded = (experts + 15) & ~15;
        var probabilities = stackalloc float[padded];
        for (var r = 0; r < rows; r++)
        {
            Softmax(scores + ((long)r * experts), experts, probabilities, padded);
            TakeLargest(probabilities, experts, chosen.AsSpan(r * k, k), weights.AsSpan(r * k, k));
            if (normalize)
            {
                var sum = 0f;
                foreach (var weight in weights.AsSpan(r * k, k))
                {
                    sum += weight;
                }

                for (var rank = 0; rank < k; rank++)
                {
                    weights[(r * k) + rank] /= sum;
                }
            }
        }

        return Sort(weights, chosen, experts, k);
    }

    private static void Softmax(float* scores, int experts, float* probabilities, int padded)
    {
        new ReadOnlySpan<float>(scores, experts).CopyTo(new Span<float>(probabilities, padded));
        new Span<float>(probabilities + experts, padded - experts).Fill(float.NegativeInfinity);
        var sum = RowKernels.ExpInPlace(probabilities, 1f, RowKernels.Max(scores, experts), padded);
        for (var i = 0; i < padded; i += 16)
        {
            (Vector512.Load(probabilities + i) / sum).Store(probabilities + i);
        }
    }

    private static void TakeLargest(float* probabilities, int experts, Span<int> chosen, Span<float> weights)
    {
        for (var rank = 0; rank < chosen.Length; rank++)
        {
            var best = 0;
            for (var e = 1; e < experts; e++)
            {
                if (probabilities[e] > probabilities[best])
                {
                    best = e;
                }
            }

            chosen[rank] = best;
            weights[rank] = probabilities[best];
            probabilities[best] = -1f;
        }
    }

    private static ExpertRouting Sort(float[] weights, int[] chosen, int experts, int k)
    {
        var first = new int[experts + 1];
        foreach (var expert in chosen)
        {
            first[expert + 1]++;
        }

        for (var e = 0; e < experts; e++)
        {
            first[e + 1] += first[e];
        }

        var next = first.AsSpan(0, experts).ToArray();
        var slots = new int[chosen.Length];
        var rows = new int[chosen.Length];
        for (var choice = 0; choice < chosen.Length; choice++)
        {
            var slot = next[chosen[choice]]++;
            slots[choice] = slot;
            rows[slot] = choice / k;
        }

        return new ExpertRouting(weights, slots, rows, first);
    }
}
