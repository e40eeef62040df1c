using SteerCluster.Inference.Backends;

namespace SteerCluster.Inference.Tests.Cpu;

/// <summary>The operations written plainly in double, to compare backends with.</summary>
internal static class ReferenceOps
{
    public static double[] Linear(float[] x, float[] w, float[]? bias, int rows, int inner, int outputs)
    {
        var y = new double[rows * outputs];
        for (var r = 0; r < rows; r++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var sum = (double)(bias?[o] ?? 0);
                for (var k = 0; k < inner; k++)
                {
                    sum += (double)x[(r * inner) + k] * w[(o * inner) + k];
                }

                y[(r * outputs) + o] = sum;
            }
        }

        return y;
    }

    public static double[] RmsNorm(float[] x, float[] gain, double epsilon)
    {
        var size = gain.Length;
        var y = new double[x.Length];
        for (var start = 0; start < x.Length; start += size)
        {
            var mean = Enumerable.Range(start, size).Average(i => (double)x[i] * x[i]);
            for (var i = 0; i < size; i++)
            {
                y[start + i] = x[start + i] / Math.Sqrt(mean + epsilon) * gain[i];
            }
        }

        return y;
    }

    public static double[] SwiGlu(float[] gate, float[] up) =>
        [.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-(double)g)) * u)];

    public static double[] Attend(float[] q, float[] k, float[] v, AttentionShape shape, AttentionSequence[] sequences)
    {
        var width = shape.HeadCount * shape.HeadSize;
        var kvWidth = shape.KvHeadCount * shape.HeadSize;
        var output = new double[q.Length];
        foreach (var s in sequences)
        {
            for (var i = 0; i < s.QueryCount; i++)
            {
                for (var head = 0; head < shape.HeadCount; head++)
                {
                    Head(head, s, i);
                }
            }
        }

        return output;

        void Head(int head, AttentionSequence s, int i)
        {
            var position = s.FirstPosition + i;
            var kvOffset = head / (shape.HeadCount / shape.KvHeadCount) * shape.HeadSize;
            var first = shape.Window is { } window ? Math.Max(0, position - window + 1) : 0;
            int Row(int p) => p < s.PrefixCount ? s.PrefixRow + p : s.OwnRow + p - s.PrefixCount;
            var scores = Enumerable.Range(first, position - first + 1).Select(p => Enumerable.Range(0, shape.HeadSize)
                .Sum(d => (double)q[((s.QueryRow + i) * width) + (head * shape.HeadSize) + d] * k[(Row(p) * kvWidth) + kvOffset + d]) * shape.Scale).ToArray();
            var weights = scores.Select(x => Math.Exp(x - scores.Max())).ToArray();
            for (var d = 0; d < shape.HeadSize; d++)
            {
                output[((s.QueryRow + i) * width) + (head * shape.HeadSize) + d] =
                    weights.Select((w, j) => w * v[(Row(first + j) * kvWidth) + kvOffset + d]).Sum() / weights.Sum();
            }
        }
    }

    public static double[] LogSoftmax(double[] logits)
    {
        var max = logits.Max();
        var sum = Math.Log(logits.Sum(x => Math.Exp(x - max)));
        return [.. logits.Select(x => x - max - sum)];
    }
}
