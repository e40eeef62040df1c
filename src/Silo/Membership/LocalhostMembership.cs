using System.Net;

namespace SteerCluster.Silo.Membership;

/// <summary>The table in the memory of the first silo of this machine.</summary>
internal sealed class LocalhostMembership(int primaryPort) : IMembership
{
    public void Register(ISiloBuilder silo) =>
        silo.UseDevelopmentClustering(options => options.PrimarySiloEndpoint = new IPEndPoint(IPAddress.Loopback, primaryPort));

    public Task Prepare(CancellationToken ct) => Task.CompletedTask;
}
