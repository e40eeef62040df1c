namespace SteerCluster.Silo.Configuration;

/// <summary>How silos find each other.</summary>
/// <param name="Provider">By what.</param>
/// <param name="ConnectionString">The database; null for <see cref="MembershipProvider.Localhost"/>.</param>
/// <param name="PrimaryPort">The silo port of the first silo on this machine, for <see cref="MembershipProvider.Localhost"/>.</param>
public sealed record MembershipSettings(MembershipProvider Provider, string? ConnectionString, int PrimaryPort);
