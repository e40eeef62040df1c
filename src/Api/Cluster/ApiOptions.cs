using SteerCluster.Api.Limits;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Api.Cluster;

/// <summary>The configuration of the API.</summary>
/// <param name="Access">Who may read and write.</param>
/// <param name="Membership">Where the silos are found.</param>
/// <param name="Rates">How many requests are taken.</param>
internal sealed record ApiOptions(AccessOptions Access, MembershipOptions Membership, RateOptions Rates)
{
    /// <exception cref="SettingException">Something is wrong; it says all.</exception>
    public static ApiOptions Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var options = Read(settings);
        settings.Finish();
        return options;
    }

    public static ApiOptions Read(SettingReader settings) =>
        new(AccessOptions.Read(settings), MembershipOptions.Read(settings), RateOptions.Read(settings));
}
