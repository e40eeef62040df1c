using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Cpu;

/// <summary>The CPU backend: float32 activations, weights used in place from the mapped file, threads of its own.</summary>
/// <remarks>
/// Numeric contract: every output element is accumulated in one order that its own inputs determine, so a row's bits do not
/// depend on the batch, the tiling, the number of threads or the instruction set (AVX-512, AVX2, none). The kernels state
/// their orders; <c>docs/numerics.md</c> has the whole.
/// </remarks>
public sealed unsafe partial class CpuBackend : IBackend
{
    /// <summary>
    /// Names the arithmetic. The number is raised whenever a change alters the bits of any result, so that results kept from
    /// before are not mixed with new ones.
    /// </summary>
    public const string Numerics = "cpu/1";

    private const long InlineOperations = 40_000;

    private readonly WorkerGroup _workers;
    private readonly ActivationMemory _memory;
    private readonly List<nint> _converted = [];
    private bool _disposed;

    /// <summary>Creates a backend.</summary>
    /// <param name="threads">Threads that compute, the calling one included; null for one per processor.</param>
    /// <param name="activationLimit">Bytes of activations above which an allocation fails; null for what the machine has.</param>
    public CpuBackend(int? threads = null, long? activationLimit = null)
    {
        _memory = new ActivationMemory(activationLimit ?? long.MaxValue);
        Threads = threads ?? Environment.ProcessorCount;
        _workers = new WorkerGroup(Threads);
    }

    /// <inheritdoc/>
    public string Name => "cpu";

    /// <inheritdoc/>
    public string Device => $"{InstructionSet}, {Threads} thread{(Threads == 1 ? string.Empty : "s")}";

    /// <summary>Threads that compute, the calling one included.</summary>
    public int Threads { get; }

    /// <inheritdoc/>
    public OperationCounter Work { get; } = new();

    /// <inheritdoc/>
    public long AllocatedBytes => _memory.UsedBytes;

    /// <inheritdoc/>
    public long PeakAllocatedBytes => _memory.PeakBytes;

    private static string InstructionSet =>
        Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2" : "portable";

    /// <inheritdoc/>
    public Weight Load(TensorView tensor)
    {
        if (tensor.Shape.Length is < 1 or > 2)
        {
            throw new ArgumentException($"Weight {tensor.Name} has {tensor.Shape.Length} dimensions; 1 or 2 are expected.", nameof(tensor));
        }

        var outputs = checked((int)tensor.Shape[0]);
        var inputs = tensor.Shape.Length == 2 ? checked((int)tensor.Shape[1]) : 1;
        return tensor.Shape.Length == 1
            ? new CpuWeight(tensor.Name, outputs, 1, DataType.F32, (byte*)Widen(tensor))
            : new CpuWeight(tensor.Name, outputs, inputs, tensor.DataType, (byte*)tensor.Address);
    }

    /// <inheritdoc/>
    public Tensor Allocate(int rows, int columns)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        return new CpuTensor(rows, columns, (float*)_memory.Rent((long)rows * columns * sizeof(float)), _memory);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> values, Tensor target)
    {
        var t = Cpu(target);
        Require(values.Length == t.Length, nameof(values), values.Length, t.Length);
        values.CopyTo(new Span<float>(t.Data, values.Length));
    }

    /// <inheritdoc/>
    public void Read(Tensor source, Span<float> values)
    {
        var t = Cpu(source);
        Require(values.Length == t.Length, nameof(values), values.Length, t.Length);
        new ReadOnlySpan<float>(t.Data, values.Length).CopyTo(values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _workers.Dispose();
        _memory.Dispose();
        foreach (var block in _converted)
        {
            NativeMemory.AlignedFree((void*)block);
        }
    }

    private static CpuTensor Cpu(Tensor tensor) =>
        tensor as CpuTensor ?? throw new ArgumentException($"A {tensor.GetType().Name} is not a matrix of the CPU backend.", nameof(tensor));

    private static CpuWeight Cpu(Weight weight) =>
        weight as CpuWeight ?? throw new ArgumentException($"Weight {weight.Name} was not loaded by the CPU backend.", nameof(weight));

    private static void Require(bool condition, string what, long actual, long expected)
    {
        if (!condition)
        {
            throw new ArgumentException($"{what} has size {actual}, but {expected} is expected.");
        }
    }

    /// <summary>Gains and biases are small and used as float32.</summary>
    private float* Widen(TensorView tensor)
    {
        var count = (int)tensor.ElementCount;
        var block = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(64, count * sizeof(float)), 64);
        _converted.Add((nint)block);
        for (var i = 0; i < count; i++)
        {
            block[i] = WeightRows.Element(tensor.DataType, (byte*)tensor.Address, i);
        }

        return block;
    }

    /// <summary>Splits rows over the threads when there is enough work to pay for waking them.</summary>
    private void ForRows(int rows, long operationsPerRow, Action<int, int> body)
    {
        if (rows * operationsPerRow < InlineOperations || Threads == 1)
        {
            body(0, rows);
            return;
        }

        var parts = Math.Min(rows, Threads * 4);
        _workers.Run(parts, (part, _) => body((int)((long)rows * part / parts), (int)((long)rows * (part + 1) / parts)));
    }
}
