namespace SteerCluster.Api.Contracts;

/// <summary>What launching a sweep would do.</summary>
/// <param name="Id">The sweep's id.</param>
/// <param name="Exists">Whether there is a sweep of this id, which launching resumes or amends.</param>
/// <param name="Cells">Its cells in the order of the sweep file.</param>
/// <param name="UnitCount">Number of all units.</param>
/// <param name="UnitsDone">How many of them are done already.</param>
/// <param name="Warnings">About its data.</param>
/// <param name="Cost">What the whole of it costs; null where the planner does not say.</param>
internal sealed record PlanInfo(
    string Id, bool Exists, IReadOnlyList<PlanCell> Cells, int UnitCount, int UnitsDone, IReadOnlyList<string> Warnings, PlanCost? Cost);
