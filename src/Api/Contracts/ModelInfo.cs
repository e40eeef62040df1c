namespace SteerCluster.Api.Contracts;

/// <summary>A model that is loaded somewhere, or that a running wave needs.</summary>
/// <param name="Fingerprint">Hash of its files.</param>
/// <param name="Labels">What sweeps call it, sorted; empty where no running wave names it.</param>
/// <param name="Bytes">Bytes of its loaded weights, over all silos.</param>
/// <param name="Shards">Into how many shards it is split; 0 where it is not loaded.</param>
/// <param name="Silos">The silos that have shards of it, sorted.</param>
internal sealed record ModelInfo(string Fingerprint, IReadOnlyList<string> Labels, long Bytes, int Shards, IReadOnlyList<string> Silos);
