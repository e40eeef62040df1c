namespace SteerCluster.Api.Cluster;

/// <summary>Registers the watch over the process that started this one.</summary>
internal static class ParentWatchExtensions
{
    public static void AddParentWatch(this IServiceCollection services, int? parent)
    {
        if (parent is { } id)
        {
            services.AddHostedService(provider => new ParentWatch(id, provider.GetRequiredService<IHostApplicationLifetime>()));
        }
    }
}
