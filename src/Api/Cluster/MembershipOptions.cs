using System.Net;
using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Api.Cluster;

/// <summary>Where the silos are found.</summary>
/// <param name="Provider">How.</param>
/// <param name="Gateways">Where they take clients, for <see cref="MembershipProvider.Localhost"/>.</param>
/// <param name="ConnectionString">The database of the membership, for <see cref="MembershipProvider.PostgreSql"/>.</param>
/// <param name="ClusterId">The cluster's id.</param>
/// <param name="ServiceId">The service's id.</param>
internal sealed record MembershipOptions(
    MembershipProvider Provider, IReadOnlyList<IPEndPoint> Gateways, string? ConnectionString, string ClusterId, string ServiceId)
{
    private const string DefaultGateway = "127.0.0.1:30000";

    public static MembershipOptions Read(SettingReader settings)
    {
        var provider = settings.Choice("Membership:Provider", MembershipProvider.Localhost, "How the silos are found");
        var connection = settings.Text("Membership:ConnectionString", null, "The database of the membership");
        if (provider == MembershipProvider.PostgreSql && connection is null)
        {
            settings.Refuse("Membership:ConnectionString", null, "is needed where Membership:Provider is postgresql");
        }

        var listed = settings.List("Membership:Gateways", "Where silos on this machine take clients, ADDRESS:PORT each");
        var gateways = (listed.Count > 0 ? listed : [("Membership:Gateways", DefaultGateway)]).Select(item => Parse(settings, item.Key, item.Value)).OfType<IPEndPoint>();
        return new MembershipOptions(
            provider,
            [.. gateways],
            connection,
            settings.Text("ClusterId", "steercluster", "The cluster's id")!,
            settings.Text("ServiceId", "steercluster", "The service's id")!);
    }

    private static IPEndPoint? Parse(SettingReader settings, string key, string text)
    {
        if (IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0)
        {
            return endpoint;
        }

        settings.Refuse(key, text, "must be ADDRESS:PORT, such as 127.0.0.1:30000");
        return null;
    }
}
