namespace SteerCluster.Silo.Storage;

/// <summary>A place where grain state lies.</summary>
internal interface IGrainStore
{
    /// <summary>What the readiness check and errors call it.</summary>
    string Name { get; }

    /// <summary>Registers it with Orleans under <see cref="GrainStores.ProviderName"/>.</summary>
    void Register(ISiloBuilder silo);

    /// <summary>Creates folders, tables and queries that are absent; several silos may do so at once.</summary>
    Task Prepare(CancellationToken ct);

    /// <summary>Throws where it does not answer.</summary>
    Task Probe(CancellationToken ct);
}
