namespace SteerCluster.Steering.Statistics;

/// <summary>A confidence interval; both ends are NaN where it is undefined.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High);
