namespace SteerCluster.Reporting.ControlVectors;

/// <summary>
/// The parts of GGUF version 3 that a control vector needs (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md): magic, version,
/// counts of tensors and keys, keys with typed values, what each tensor is, and from the next multiple of the alignment on the
/// tensors, each padded to the alignment. All numbers are little-endian.
/// </summary>
internal static class GgufFormat
{
    public const uint Version = 3;
    public const uint Alignment = 32;
    public const int Float32Tensor = 0;

    public const string ArchitectureKey = "general.architecture";
    public const string AlignmentKey = "general.alignment";
    public const string Architecture = "controlvector";
    public const string ModelHintKey = "controlvector.model_hint";
    public const string LayerCountKey = "controlvector.layer_count";
    public const string TensorPrefix = "direction.";

    /// <summary>llama.cpp keeps names in 64 bytes, the last of them zero.</summary>
    public const int MaxTensorName = 63;

    public static ReadOnlySpan<byte> Magic => "GGUF"u8;

    /// <summary>Keys that the writer makes itself.</summary>
    public static bool IsOwnKey(string key) => key is ArchitectureKey or AlignmentKey or ModelHintKey or LayerCountKey;

    public static long Padded(long length, uint alignment = Alignment) => (length + alignment - 1) / alignment * alignment;
}
