using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Cpu;

/// <summary>A weight used where it lies in the mapped file.</summary>
internal sealed unsafe class CpuWeight(string name, int outputs, int inputs, DataType type, byte* data)
    : Weight(name, outputs, inputs)
{
    public DataType Type => type;

    public byte* Data => data;

    /// <summary>Bytes from one row to the next.</summary>
    public long RowBytes => (long)Inputs * (type == DataType.F32 ? 4 : 2);

    public byte* Row(int row) => data + (row * RowBytes);
}
