using SteerCluster.Steering.Results;
namespace SteerCluster.Sweeping.Results;

/// <summary>A model in the manifest.</summary>
/// <param name="Label">The model's label.</param>
/// <param name="Id">The model's id.</param>
/// <param name="Fingerprint">Its files.</param>
/// <param name="Conventions">Under which conventions it was measured.</param>
public sealed record ManifestModel(string Label, string Id, ModelFingerprint Fingerprint, MeasurementConventions Conventions);
