using System.Runtime.InteropServices;
using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;

namespace SteerCluster.Inference.Tests.Cpu;

/// <summary>One list of operation cases for every backend, compared with double arithmetic.</summary>
public sealed unsafe class BackendOpsTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private readonly IBackend _backend = new CpuBackend(2);
    private readonly List<nint> _blocks = [];

    public static TheoryData<DataType, int, int, int> LinearShapes { get; } = new()
    {
        { DataType.BF16, 1, 16, 1 }, { DataType.BF16, 6, 64, 32 }, { DataType.BF16, 7, 1024, 33 }, { DataType.BF16, 13, 1040, 70 },
        { DataType.BF16, 5, 3072, 9 }, { DataType.F32, 11, 128, 50 }, { DataType.F32, 3, 24, 5 }, { DataType.F16, 4, 96, 37 },
        { DataType.F16, 2, 7, 3 }, { DataType.BF16, 400, 48, 40 },
    };

    [Theory]
    [MemberData(nameof(LinearShapes))]
    public void Linear_AnyShapeAndType_IsCloseToDouble(DataType type, int rows, int inner, int outputs)
    {
        var x = Values(rows * inner, 1);
        var (weight, w) = Weight(type, outputs, inner, 2);
        var (bias, b) = Weight(DataType.F32, outputs, 0, 3);
        using var input = Upload(x, rows, inner);
        using var output = _backend.Allocate(rows, outputs);

        _backend.Linear(input, weight, bias, output);

        Close(ReferenceOps.Linear(x, w, b, rows, inner, outputs), Download(output), Math.Sqrt(inner));
    }

    [Theory]
    [InlineData(48, null, 16)]
    [InlineData(48, 5, 16)]
    [InlineData(70, null, 64)]
    [InlineData(9, 1, 80)]
    [InlineData(5, null, 24)]
    public void Attend_RaggedWithPrefixAndWindow_IsCloseToDouble(int positions, int? window, int headSize)
    {
        var shape = new AttentionShape(4, 2, headSize, window);
        AttentionSequence[] sequences =
        [
            new(0, positions, 0, 0, 0, positions),
            new(positions, 3, 0, positions - 2, positions, 3),
            new(positions + 3, 1, 0, positions - 2, positions, 3),
        ];
        var q = Values((positions + 4) * 4 * headSize, 1);
        var k = Values((positions + 3) * 2 * headSize, 2);
        var v = Values((positions + 3) * 2 * headSize, 3);
        using var queries = Upload(q, positions + 4, 4 * headSize);
        using var keys = Upload(k, positions + 3, 2 * headSize);
        using var values = Upload(v, positions + 3, 2 * headSize);
        using var output = _backend.Allocate(positions + 4, 4 * headSize);

        _backend.Attend(queries, keys, values, shape, sequences, output);

        Close(ReferenceOps.Attend(q, k, v, shape, sequences), Download(output), 1);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(50)]
    public void RmsNormAndHeads_AnySize_AreCloseToDouble(int size)
    {
        var x = Values(6 * size, 1);
        var (gain, g) = Weight(DataType.BF16, size, 0, 2);
        using var input = Upload(x, 6, size);
        using var output = _backend.Allocate(6, size);
        using var heads = Upload(x, 3, 2 * size);

        _backend.RmsNorm(input, gain, 1e-6f, output);
        _backend.RmsNormHeads(heads, gain, 1e-6f);

        Close(ReferenceOps.RmsNorm(x, g, 1e-6), Download(output), 1);
        Close(ReferenceOps.RmsNorm(x, g, 1e-6), Download(heads), 1);
    }

    [Fact]
    public void SwiGlu_WideRangeOfGates_IsCloseToDouble()
    {
        var gate = Enumerable.Range(0, 331).Select(i => (i - 165) * 0.9f).ToArray();
        var up = Values(gate.Length, 2);
        using var g = Upload(gate, 1, gate.Length);
        using var u = Upload(up, 1, gate.Length);

        _backend.SwiGlu(g, u);

        Close(ReferenceOps.SwiGlu(gate, up), Download(g), 150);
    }

    [Theory]
    [InlineData(DataType.BF16, 300)]
    [InlineData(DataType.F32, 5001)]
    public void LogProbabilities_ChosenTokens_AreCloseToDouble(DataType type, int vocabulary)
    {
        var x = Values(5 * 32, 1, 3);
        var (head, w) = Weight(type, vocabulary, 32, 2);
        using var rows = Upload(x, 5, 32);
        int[] tokens = [0, vocabulary - 1, 17, 18, 2, 2, 100, 299, 5, 250];
        var result = new double[10];

        _backend.LogProbabilities(rows, head, tokens, result);

        var logits = ReferenceOps.Linear(x, w, null, 5, 32, vocabulary);
        for (var r = 0; r < 5; r++)
        {
            var logs = ReferenceOps.LogSoftmax(logits[(r * vocabulary)..((r + 1) * vocabulary)]);
            Assert.Equal(logs[tokens[2 * r]], result[2 * r], 2e-5);
            Assert.Equal(logs[tokens[(2 * r) + 1]], result[(2 * r) + 1], 2e-5);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MixtureOfExperts_AnyRouting_IsCloseToDouble(bool normalize)
    {
        const int Rows = 9, Hidden = 32, Size = 48, Experts = 6;
        var x = Values(Rows * Hidden, 1);
        var (router, r) = Weight(DataType.F32, Experts, Hidden, 2);
        var gate = Enumerable.Range(0, Experts).Select(e => Weight(DataType.F32, Size, Hidden, 10 + e)).ToArray();
        var up = Enumerable.Range(0, Experts).Select(e => Weight(DataType.F32, Size, Hidden, 20 + e)).ToArray();
        var down = Enumerable.Range(0, Experts).Select(e => Weight(DataType.F32, Hidden, Size, 30 + e)).ToArray();
        using var input = Upload(x, Rows, Hidden);
        using var output = _backend.Allocate(Rows, Hidden);

        _backend.MixtureOfExperts(
            input, new ExpertWeights(router, [.. gate.Select(g => g.Weight)], [.. up.Select(u => u.Weight)], [.. down.Select(d => d.Weight)], 2, normalize), output);

        var expected = new double[Rows * Hidden];
        for (var row = 0; row < Rows; row++)
        {
            var xs = x[(row * Hidden)..((row + 1) * Hidden)];
            var logs = ReferenceOps.LogSoftmax(ReferenceOps.Linear(xs, r, null, 1, Hidden, Experts));
            var chosen = Enumerable.Range(0, Experts).OrderByDescending(e => logs[e]).Take(2).ToArray();
            var total = normalize ? chosen.Sum(e => Math.Exp(logs[e])) : 1;
            foreach (var e in chosen)
            {
                var g = ReferenceOps.Linear(xs, gate[e].Values, null, 1, Hidden, Size);
                var u = ReferenceOps.Linear(xs, up[e].Values, null, 1, Hidden, Size);
                var inner = ReferenceOps.SwiGlu([.. g.Select(v => (float)v)], [.. u.Select(v => (float)v)]);
                var y = ReferenceOps.Linear([.. inner.Select(v => (float)v)], down[e].Values, null, 1, Size, Hidden);
                for (var i = 0; i < Hidden; i++)
                {
                    expected[(row * Hidden) + i] += Math.Exp(logs[e]) / total * y[i];
                }
            }
        }

        Close(expected, Download(output), 10);
    }

    [Fact]
    public void RmsNorm_NotANumber_NamesTheRow()
    {
        var x = Values(3 * 16, 1);
        x[20] = float.NaN;
        var (gain, _) = Weight(DataType.F32, 16, 0, 2);
        using var input = Upload(x, 3, 16);
        using var output = _backend.Allocate(3, 16);

        var error = Assert.Throws<NonFiniteException>(() => _backend.RmsNorm(input, gain, 1e-6f, output));

        Assert.Contains("row 1", error.Message);
    }

    [Fact]
    public void AddVectorAblateCopy_Rows_ChangeWhatTheySay()
    {
        var x = Values(2 * 20, 1);
        var vector = Values(20, 2);
        using var rows = Upload(x, 2, 20);
        using var vectors = Upload(vector, 1, 20);
        using var second = rows.Slice(1, 1);

        _backend.AddVector(second, vectors, 0, -0.5f);

        Close([.. x.Take(20).Select(v => (double)v), .. x.Skip(20).Zip(vector, (a, b) => a - (0.5 * b))], Download(rows), 1);
        var norm = Math.Sqrt(vector.Sum(v => (double)v * v));
        using var unit = Upload([.. vector.Select(v => (float)(v / norm))], 1, 20);
        _backend.Ablate(rows, unit);
        Assert.Equal(0, Download(rows).Take(20).Zip(Download(unit), (a, b) => (double)a * b).Sum(), 1e-5);
    }

    public void Dispose()
    {
        _backend.Dispose();
        foreach (var block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }
    }

    private static float[] Values(int count, int seed, double scale = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 2 * scale))];
    }

    private static void Close(double[] expected, float[] actual, double scale)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"element {i}: {actual[i]} for {expected[i]}");
        }
    }

    /// <summary>A weight [outputs, inputs], a vector where inputs is 0, and its values as float32.</summary>
    private (Weight Weight, float[] Values) Weight(DataType type, int outputs, int inputs, int seed)
    {
        var values = Values(outputs * Math.Max(1, inputs), seed);
        var block = (byte*)NativeMemory.Alloc((nuint)values.Length * 4);
        _blocks.Add((nint)block);
        for (var i = 0; i < values.Length; i++)
        {
            switch (type)
            {
                case DataType.BF16:
                    var bits = BitConverter.SingleToUInt32Bits(values[i]) >> 16;
                    ((ushort*)block)[i] = (ushort)bits;
                    values[i] = BitConverter.UInt32BitsToSingle(bits << 16);
                    break;
                case DataType.F16:
                    ((Half*)block)[i] = (Half)values[i];
                    values[i] = (float)(Half)values[i];
                    break;
                default:
                    ((float*)block)[i] = values[i];
                    break;
            }
        }

        return (_backend.Load(new TensorView("w", type, inputs == 0 ? [outputs] : [outputs, inputs], (nint)block)), values);
    }

    private Tensor Upload(float[] values, int rows, int columns)
    {
        var tensor = _backend.Allocate(rows, columns);
        _backend.Write(values, tensor);
        return tensor;
    }

    private float[] Download(Tensor tensor)
    {
        var values = new float[tensor.Rows * tensor.Columns];
        _backend.Read(tensor, values);
        return values;
    }
}
