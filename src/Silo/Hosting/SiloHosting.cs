using Orleans.Configuration;
using Orleans.Dashboard;
using SteerCluster.Grains.Hosting;
using SteerCluster.Silo.Health;
using SteerCluster.Silo.Membership;
using SteerCluster.Silo.Storage;

namespace SteerCluster.Silo.Hosting;

/// <summary>Adds Orleans with the storage, membership and placement that the settings name.</summary>
public static class SiloHosting
{
    /// <summary>Adds a silo to the process.</summary>
    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder, Configuration.SiloOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<StoragePreparation>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Timings.Shutdown);
        builder.Services.AddHealthChecks()
            .AddCheck<MembershipCheck>("membership")
            .AddCheck<StorageCheck>("storage");
        builder.Configuration.AddInMemoryCollection(SiloMetadataValues.Of(options));
        builder.UseOrleans(silo =>
        {
            silo.AddMembership(MembershipExtensions.Choose(options.Membership), options);
            silo.AddGrainStore(GrainStores.Choose(options.Storage));
            silo.AddActivityPropagation();
            silo.AddSteerClusterGrains(options.Cluster);
            silo.Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = options.Timings.Response;
                messaging.CancelRequestOnTimeout = true;
            });
            if (options.Dashboard)
            {
                silo.AddDashboard();
            }
        });
        return builder;
    }
}
