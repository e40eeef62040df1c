using Orleans.Configuration;
using SteerCluster.Silo.Configuration;

namespace SteerCluster.Silo.Membership;

/// <summary>Registers the cluster's identity, endpoints, membership and its timings.</summary>
internal static class MembershipExtensions
{
    public static void AddMembership(this ISiloBuilder silo, IMembership membership, Configuration.SiloOptions options)
    {
        silo.Services.AddSingleton(membership);
        membership.Register(silo);
        silo.Configure<Orleans.Configuration.SiloOptions>(o => o.SiloName = options.Name);
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (options.ClusterId, options.ServiceId));
        silo.ConfigureEndpoints(options.Endpoints.Advertised, options.Endpoints.SiloPort, options.Endpoints.GatewayPort, options.Endpoints.ListenOnAny);
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = options.Timings.Probe;
            o.NumMissedProbesLimit = options.Timings.MissedProbes;
            o.IAmAliveTablePublishTimeout = options.Timings.Alive;
            o.MaxJoinAttemptTime = options.Timings.Join;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(30);
        });
    }

    public static IMembership Choose(MembershipSettings settings) => settings.Provider == MembershipProvider.Postgresql
        ? new PostgresMembership(settings.ConnectionString!)
        : new LocalhostMembership(settings.PrimaryPort);
}
