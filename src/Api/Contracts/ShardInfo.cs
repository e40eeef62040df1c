namespace SteerCluster.Api.Contracts;

/// <summary>A range of a model's blocks in a silo's memory.</summary>
/// <param name="Fingerprint">Hash of the model's files.</param>
/// <param name="Index">0-based number of the shard.</param>
/// <param name="Count">Into how many the model is split.</param>
/// <param name="Bytes">Bytes of its weights.</param>
internal sealed record ShardInfo(string Fingerprint, int Index, int Count, long Bytes);
