using Orleans.Configuration;

namespace SteerCluster.Api.Cluster;

/// <summary>Makes this process a client of the cluster.</summary>
internal static class ClusterClientExtensions
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    public static void AddClusterClient(this WebApplicationBuilder builder, MembershipOptions membership)
    {
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (membership.ClusterId, membership.ServiceId));
            client.Configure<ClientMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
            if (membership.Provider == MembershipProvider.PostgreSql)
            {
                client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", membership.ConnectionString!));
            }
            else
            {
                client.UseStaticClustering([.. membership.Gateways]);
            }

            // The API may be there before any silo is.
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(RetryInterval, cancellation);
                return true;
            });
        });
    }
}
