using SteerCluster.Api.Limits;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Api.Cluster;

/// <summary>The configuration of the API.</summary>
/// <param name="Access">Who may read and write.</param>
/// <param name="Membership">Where the silos are found.</param>
/// <param name="Rates">How many requests are taken.</param>
/// <param name="ParentProcess">The process whose end ends this one; null where there is none.</param>
internal sealed record ApiOptions(AccessOptions Access, MembershipOptions Membership, RateOptions Rates, int? ParentProcess)
{
    /// <exception cref="SettingException">Something is wrong; it says all.</exception>
    public static ApiOptions Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var options = Read(settings);
        settings.Finish();
        return options;
    }

    public static ApiOptions Read(SettingReader settings)
    {
        var parent = settings.Number("ExitWithParent", 0, 0, int.MaxValue, "Id of the process whose end ends this one; 0: none");
        return new ApiOptions(AccessOptions.Read(settings), MembershipOptions.Read(settings), RateOptions.Read(settings), parent == 0 ? null : parent);
    }
}
