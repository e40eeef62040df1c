namespace SteerCluster.ServiceDefaults;

/// <summary>How a process names itself in telemetry and logs.</summary>
/// <param name="Service">The kind of process, <c>steercluster-silo</c>.</param>
/// <param name="Instance">This one among its kind: the silo's name.</param>
public sealed record ServiceIdentity(string Service, string Instance);
