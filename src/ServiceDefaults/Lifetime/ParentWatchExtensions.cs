using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SteerCluster.ServiceDefaults.Lifetime;

/// <summary>Watches over the process that <c>--exit-with-parent PID</c> names, as <c>steer up</c> does.</summary>
internal static class ParentWatchExtensions
{
    public const string Key = "exit-with-parent";

    public static void AddParentWatch(this WebApplicationBuilder builder)
    {
        if (int.TryParse(builder.Configuration[Key], NumberStyles.None, CultureInfo.InvariantCulture, out var parent))
        {
            builder.Services.AddHostedService(provider => new ParentWatch(parent, provider.GetRequiredService<IHostApplicationLifetime>()));
        }
    }
}
