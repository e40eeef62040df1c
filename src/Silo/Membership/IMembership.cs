namespace SteerCluster.Silo.Membership;

/// <summary>How silos find each other.</summary>
internal interface IMembership
{
    /// <summary>Registers it with Orleans.</summary>
    void Register(ISiloBuilder silo);

    /// <summary>Creates tables that are absent; several silos may do so at once.</summary>
    Task Prepare(CancellationToken ct);
}
