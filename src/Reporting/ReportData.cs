using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Analysis;

namespace SteerCluster.Reporting;

/// <summary>All that a report shows: what was read and what it says.</summary>
/// <param name="Results">The result folder, read.</param>
/// <param name="Analysis">Its statistics.</param>
public sealed record ReportData(SweepResults Results, SweepAnalysis Analysis);
