namespace SteerCluster.Api.Tests.Fakes;

/// <summary>Named as the one that the sweep file's reader throws, which the API knows by name alone.</summary>
internal sealed class SweepSpecException(string message) : Exception(message);
