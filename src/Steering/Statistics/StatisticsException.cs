namespace SteerCluster.Steering.Statistics;

/// <summary>Measurements that no statistic can be made of; the message names the row.</summary>
/// <param name="message">What is wrong, where, with which value.</param>
public sealed class StatisticsException(string message) : Exception(message);
