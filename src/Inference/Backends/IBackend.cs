using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Backends;

/// <summary>
/// A device that computes. The model code is written once on these operations.
/// </summary>
/// <remarks>
/// Contract of every operation: a row of the output depends on that row of the inputs (in attention: on the rows of its
/// sequence up to its position) and on the weights, and on nothing else that is in the call. The CPU backend keeps this to
/// the bit; see <c>docs/numerics.md</c>. Operations run in the order of the calls; a backend is used by one thread at a time.
/// </remarks>
public interface IBackend : IDisposable
{
    /// <summary>The name under which it is chosen: <c>cpu</c>.</summary>
    string Name { get; }

    /// <summary>What it runs on, in words: instruction set or device, and threads.</summary>
    string Device { get; }

    /// <summary>The work done so far.</summary>
    OperationCounter Work { get; }

    /// <summary>Bytes of activations allocated now.</summary>
    long AllocatedBytes { get; }

    /// <summary>Most bytes of activations that were ever allocated at once.</summary>
    long PeakAllocatedBytes { get; }

    /// <summary>Makes a weight usable. The CPU backend uses it where it lies, so the checkpoint must stay open.</summary>
    Weight Load(TensorView tensor);

    /// <summary>A new matrix [rows, columns] with undefined content.</summary>
    /// <exception cref="OutOfMemoryException">The device has no room; nothing was allocated.</exception>
    Tensor Allocate(int rows, int columns);

    /// <summary>Copies row-major values into <paramref name="target"/>.</summary>
    void Write(ReadOnlySpan<float> values, Tensor target);

    /// <summary>Copies <paramref name="source"/>, row-major, to <paramref name="values"/>.</summary>
    void Read(Tensor source, Span<float> values);

    /// <summary>output[i] = table[tokens[i]]: [tokens] to [tokens, hidden].</summary>
    void Embed(Weight table, ReadOnlySpan<int> tokens, Tensor output);

    /// <summary>output = input / sqrt(mean(input^2) + epsilon) * gain, row by row (Zhang and Sennrich 2019).</summary>
    /// <exception cref="NonFiniteException">A row of the input has a NaN or an infinity.</exception>
    void RmsNorm(Tensor input, Weight gain, float epsilon, Tensor output);

    /// <summary>The same over each head of size <c>gain.Outputs</c>, in place.</summary>
    void RmsNormHeads(Tensor heads, Weight gain, float epsilon);

    /// <summary>output = input x weight^T + bias: [rows, inputs] to [rows, outputs].</summary>
    void Linear(Tensor input, Weight weight, Weight? bias, Tensor output);

    /// <summary>Rotates the pairs (i, i + head size / 2) of every head by the row's position, in place (Su et al. 2021).</summary>
    void Rotate(Tensor heads, RotaryTable table, ReadOnlySpan<int> positions);

    /// <summary>Causal grouped-query attention over ragged sequences; queries and output [queries, heads x head size].</summary>
    void Attend(
        Tensor queries,
        Tensor keys,
        Tensor values,
        AttentionShape shape,
        ReadOnlySpan<AttentionSequence> sequences,
        Tensor output);

    /// <summary>gate = silu(gate) * up, element by element (Shazeer 2020).</summary>
    void SwiGlu(Tensor gate, Tensor up);

    /// <summary>The feed-forward of a sparse block: each row through its chosen experts, weighted.</summary>
    void MixtureOfExperts(Tensor input, ExpertWeights experts, Tensor output);

    /// <summary>target += addend, element by element.</summary>
    void Add(Tensor target, Tensor addend);

    /// <summary>target += strength * vectors[row], for every row of the target: the steering operation.</summary>
    void AddVector(Tensor target, Tensor vectors, int row, float strength);

    /// <summary>Removes the component along the unit vector <c>direction[0]</c> from every row of the target.</summary>
    void Ablate(Tensor target, Tensor direction);

    /// <summary>target[targetRow + i] = source[sourceRow + i] for i below <paramref name="count"/>.</summary>
    void CopyRows(Tensor source, int sourceRow, Tensor target, int targetRow, int count);

    /// <summary>
    /// Log-softmax over all outputs of the head, read at chosen tokens: result[i, j] = log P(tokens[i, j]) for row i.
    /// The sum of exponentials is kept in double.
    /// </summary>
    /// <param name="input">[rows, hidden], already normed.</param>
    /// <param name="head">[vocabulary, hidden].</param>
    /// <param name="tokens">[rows, k], row-major.</param>
    /// <param name="result">[rows, k], natural logarithms.</param>
    void LogProbabilities(Tensor input, Weight head, ReadOnlySpan<int> tokens, Span<double> result);
}
